import EventSourcing

/// Takes the hashes of nodes and subtrees from the tiles of a tree, and reads no tile twice.
struct NodeReader<Tiles: TileReader> {
    private let tiles: Tiles
    private let size: Int64
    private var known: [TileCoordinate: [Digest]] = [:]

    init(tiles: Tiles, size: Int64) {
        self.tiles = tiles
        self.size = size
    }

    mutating func hash(of subtree: Subtree) async throws -> Digest {
        var frontier: [Digest] = []
        for node in subtree.nodes {
            frontier.append(try await hash(of: node))
        }
        guard let last = frontier.popLast() else { return .emptyRoot }
        return frontier.reversed().reduce(last) { Digest(left: $1, right: $0) }
    }

    /// The hash of a node that is within the tree.
    mutating func hash(of node: NodeCoordinate) async throws -> Digest {
        let level = node.level / TileCoordinate.height
        let span = 1 << (node.level % TileCoordinate.height)
        let first = node.index * Int64(span)
        let tile = first / Int64(TileCoordinate.fullWidth)
        let offset = Int(first % Int64(TileCoordinate.fullWidth))
        var hashes = try await hashes(level: level, index: tile)[offset..<offset + span]
        while hashes.count > 1 {
            hashes =
                stride(from: hashes.startIndex, to: hashes.endIndex, by: 2)
                .map { Digest(left: hashes[$0], right: hashes[$0 + 1]) }[...]
        }
        return hashes[hashes.startIndex]
    }

    private mutating func hashes(level: Int, index: Int64) async throws -> [Digest] {
        let width = TileCoordinate.hashes(atLevel: level, ofSize: size) - index * Int64(TileCoordinate.fullWidth)
        guard let tile = TileCoordinate(level: level, index: index, width: min(Int(width), TileCoordinate.fullWidth))
        else { preconditionFailure("a node of a tree stands in one of its tiles") }
        if let hashes = known[tile] { return hashes }
        let hashes = try await tiles.hashes(of: tile)
        guard hashes.count >= tile.width else { throw TileFault(coordinate: tile) }
        known[tile] = hashes
        return hashes
    }
}
