package import EventSourcing
package import Transparency

/// The hashes that a tree has beyond a smaller one, tile by tile, as the register publishes them.
package struct TreeGrowth: Sendable {
    private var added: [[Addition]] = []

    private struct Addition {
        let place: Int64
        let offset: Int32
        var hashes: [UInt8]
    }

    package init() {}

    /// Takes a node, in the order in which a frontier completes them; those that stand in no tile are passed over.
    package mutating func add(_ node: NodeCoordinate, _ hash: Digest) {
        guard node.level.isMultiple(of: TileCoordinate.height) else { return }
        let (level, index) = (node.level / TileCoordinate.height, node.index)
        while added.count <= level { added.append([]) }
        let (place, offset) = index.quotientAndRemainder(dividingBy: Tiles.width)
        if let last = added[level].indices.last, added[level][last].place == place {
            added[level][last].hashes += hash.bytes
        } else {
            added[level].append(Addition(place: place, offset: Int32(offset) * 32, hashes: hash.bytes))
        }
    }

    private var all: [(level: Int, addition: Addition)] {
        added.enumerated().flatMap { level, additions in additions.map { (level, $0) } }
    }

    var levels: [Int16] { all.map { Int16($0.level) } }
    var places: [Int64] { all.map(\.addition.place) }
    var offsets: [Int32] { all.map(\.addition.offset) }
    var hashes: [[UInt8]] { all.map(\.addition.hashes) }
}
