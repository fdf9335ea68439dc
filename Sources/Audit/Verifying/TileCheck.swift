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

    func faults(of published: PublishedTrees) async throws -> [LogFault] {
        var faults: [LogFault] = []
        var width = published.tiledSize
        for level in 0..<8 where width > 0 || level == 0 {
            let next = width / Tiles.width
            faults += try await self.faults(at: level, width: width, above: next)
            width = next
        }
        return faults
    }

    /// Of one level, which has `width` hashes, and the level above it, which has one for each full tile.
    private func faults(at level: Int, width: Int64, above: Int64) async throws -> [LogFault] {
        var faults: [LogFault] = []
        let places = (width + Tiles.width - 1) / Tiles.width
        for first in stride(from: 0, through: places, by: Int(Self.page)) {
            let tiles = try await trees.tiles(level: level, places: first..<min(places + 1, first + Self.page))
            let upper = try await trees.tiles(
                level: level + 1,
                places: first / Tiles.width..<first / Tiles.width + 1
            )
            for place in first..<min(places + 1, first + Self.page) {
                let due = Int(min(Tiles.width, width - place * Tiles.width))
                let hashes = tiles[place] ?? []
                guard hashes.count == max(0, due) * 32 else {
                    faults.append(
                        .tile(level, place, "it has \(hashes.count / 32) hashes, and must have \(max(0, due))")
                    )
                    continue
                }
                guard place < above else { continue }
                let offset = Int(place % Tiles.width) * 32
                let kept = upper[place / Tiles.width].flatMap {
                    $0.count >= offset + 32 ? $0[offset..<offset + 32] : nil
                }
                if kept.map(Array.init) != Self.root(of: hashes).bytes {
                    faults.append(
                        .tile(
                            level + 1,
                            place / Tiles.width,
                            "hash \(place % Tiles.width) is not the root of the tile beneath it"
                        )
                    )
                }
            }
        }
        return faults
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
