/// The path under which a log serves a tile of hashes or a bundle of entries (c2sp.org/tlog-tiles):
/// `tile/<level>/<index>[.p/<width>]` or `tile/entries/<index>[.p/<width>]`.
package enum TilePath: Sendable, Hashable {
    /// A tile of hashes.
    case hashes(TileCoordinate)
    /// The entries whose leaf hashes are the tile of this coordinate, which is at level 0.
    case entries(TileCoordinate)

    /// Index and width of the tile, or of the tile of the same place.
    package var coordinate: TileCoordinate {
        switch self {
        case .hashes(let coordinate), .entries(let coordinate): coordinate
        }
    }
}

extension TilePath: LosslessStringConvertible {
    /// nil for anything but the one form of a path.
    package init?(_ description: String) {
        var parts = description.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        guard parts.count >= 3, parts.removeFirst().elementsEqual("tile".utf8) else { return nil }
        let kind = parts.removeFirst()
        guard let width = Self.takeWidth(from: &parts), let index = Self.index(of: parts) else { return nil }
        if kind.elementsEqual("entries".utf8) {
            guard let coordinate = TileCoordinate(level: 0, index: index, width: width) else { return nil }
            self = .entries(coordinate)
        } else {
            guard let level = Int64(strictDecimal: kind), level <= 63,
                let coordinate = TileCoordinate(level: Int(level), index: index, width: width)
            else { return nil }
            self = .hashes(coordinate)
        }
    }

    /// Takes `.p/<width>` from the end, if it is there.
    private static func takeWidth(from parts: inout ArraySlice<Substring.UTF8View>) -> Int? {
        guard let last = parts.dropLast().last, last.suffix(2).elementsEqual(".p".utf8) else {
            return TileCoordinate.fullWidth
        }
        guard let width = parts.popLast().flatMap(Int64.init(strictDecimal:)), (1...255).contains(width) else {
            return nil
        }
        parts[parts.endIndex - 1] = last.dropLast(2)
        return Int(width)
    }

    /// Reads `x001/x234/067`.
    private static func index(of parts: ArraySlice<Substring.UTF8View>) -> Int64? {
        guard let last = parts.last, parts.count == 1 || parts.first.map({ !$0.elementsEqual("x000".utf8) }) == true,
            parts.dropLast().allSatisfy({ $0.first == UInt8(ascii: "x") })
        else { return nil }
        let groups = parts.dropLast().map { $0.dropFirst() } + [last]
        guard groups.allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isDecimalDigit) }) else { return nil }
        return Int64(String(decoding: groups.joined(), as: UTF8.self))
    }

    /// The path, without a slash in front.
    package var description: String {
        let suffix = coordinate.width == TileCoordinate.fullWidth ? "" : ".p/\(coordinate.width)"
        return switch self {
        case .hashes: "tile/\(coordinate.level)/\(Self.elements(of: coordinate.index))\(suffix)"
        case .entries: "tile/entries/\(Self.elements(of: coordinate.index))\(suffix)"
        }
    }

    private static func elements(of index: Int64) -> String {
        var (rest, group) = index.quotientAndRemainder(dividingBy: 1_000)
        var elements = threeDigits(group)
        while rest > 0 {
            (rest, group) = rest.quotientAndRemainder(dividingBy: 1_000)
            elements = "x\(threeDigits(group))/\(elements)"
        }
        return elements
    }

    private static func threeDigits(_ group: Int64) -> String {
        String(String(1_000 + group).dropFirst())
    }
}
