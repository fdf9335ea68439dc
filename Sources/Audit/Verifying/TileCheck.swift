import EventSourcing
import Transparency

/// Holds the published tiles against one another: each hash above the lowest level is the root of a full tile beneath it,
/// and there are as many hashes as the tree has.
struct TileCheck {
    /// Tiles are read so many at a time.
    private static let page: Int64 = 64

    private let trees: TreeRegister

    init(_ trees: TreeRegister) {
        self.trees = trees
    }

    /// A tree that is said to be larger than its log is a fault already, and its tiles are looked at as far as the log goes.
    func faults(of published: PublishedTrees, upTo head: Position) async throws -> [LogFault] {
        var faults: [LogFault] = []
        var width = min(published.tiledSize, head)
        for level in 0..<8 where width > 0 || level == 0 {
            let next = width / Tiles.width
            faults += try await self.faults(at: level, width: width)
            width = next
        }
        return faults
    }

    /// Of one level, which has `width` hashes, and the level above it, which has one for each full tile.
    private func faults(at level: Int, width: Int64) async throws -> [LogFault] {
        var faults: [LogFault] = []
        let places = (width + Tiles.width - 1) / Tiles.width
        for first in stride(from: 0, through: places, by: Int(Self.page)) {
            let page = first..<min(places + 1, first + Self.page)
            let tiles = try await trees.tiles(level: level, places: page)
            let above = first / Tiles.width
            let upper = try await trees.tiles(level: level + 1, places: above..<above + 1)[above] ?? []
            // The log goes on meanwhile: tiles may have grown as far as it is signed by now.
            let grown = try await trees.reach().signed >> (Int64(TileCoordinate.height) * Int64(level))
            for place in page {
                let hashes = tiles[place] ?? []
                let sizes = Self.hashes(in: place, of: width)...Self.hashes(in: place, of: max(width, grown))
                guard sizes.contains(hashes.count / 32), hashes.count % 32 == 0 else {
                    faults.append(
                        .tile(level, place, "it has \(hashes.count / 32) hashes, and must have \(sizes.lowerBound)")
                    )
                    continue
                }
                if place < width / Tiles.width, !Self.isRoot(of: hashes, at: place, in: upper) {
                    faults.append(
                        .tile(level + 1, above, "hash \(place % Tiles.width) is not the root of the tile beneath it")
                    )
                }
            }
        }
        return faults
    }

    /// How many hashes a tile has of so many in its level.
    private static func hashes(in place: Int64, of width: Int64) -> Int {
        Int(max(0, min(Tiles.width, width - place * Tiles.width)))
    }

    private static func isRoot(of hashes: [UInt8], at place: Int64, in upper: [UInt8]) -> Bool {
        let offset = Int(place % Tiles.width) * 32
        return upper.count >= offset + 32 && upper[offset..<offset + 32].elementsEqual(root(of: hashes).bytes)
    }

    private static func root(of hashes: [UInt8]) -> Digest {
        var frontier = Frontier()
        for offset in stride(from: 0, to: hashes.count, by: 32) {
            if let hash = Digest(bytes: hashes[offset..<offset + 32]) { frontier.append(hash) }
        }
        return frontier.root
    }
}

extension LogFault {
    fileprivate static func tile(_ level: Int, _ place: Int64, _ detail: String) -> LogFault {
        LogFault(.tile, in: "tiles", row: "\(level)/\(place)", detail)
    }
}
