package import EventSourcing

/// Collects the nodes that a growing frontier completes into the tiles that are to be stored.
///
///     frontier.append(leaf) { collector.add($0, $1) }
///     for tile in collector.takeTiles() { ... }
package struct TileCollector: Sendable {
    /// The tile at the right edge of each level, fewer than 256 hashes.
    private var edges: [Edge] = []
    private var full: [Tile] = []

    private struct Edge {
        var index: Int64
        var hashes: [Digest]
        var isNew = false
    }

    /// For a tree without leaves.
    package init() {}

    /// Goes on where a tree was left, with the partial tiles that were stored.
    /// - Throws: `CollectorFault` where the stored tiles are of another tree, `TileFault` where a tile is too short, and
    ///   whatever the reader throws.
    package init(continuing frontier: Frontier, reading tiles: some TileReader) async throws {
        guard try await tiles.frontier(ofSize: frontier.size) == frontier else { throw CollectorFault.otherTree }
        var level = 0
        while TileCoordinate.hashes(atLevel: level, ofSize: frontier.size) > 0 {
            let (index, width) = TileCoordinate.hashes(atLevel: level, ofSize: frontier.size)
                .quotientAndRemainder(dividingBy: Int64(TileCoordinate.fullWidth))
            var hashes: [Digest] = []
            if let tile = TileCoordinate(level: level, index: index, width: Int(width)) {
                hashes = Array(try await tiles.hashes(of: tile).prefix(tile.width))
                guard hashes.count == tile.width else { throw TileFault(coordinate: tile) }
            }
            edges.append(Edge(index: index, hashes: hashes))
            level += 1
        }
    }

    /// Takes a node in the order in which a frontier completes them; those that stand in no tile are passed over.
    package mutating func add(_ node: NodeCoordinate, _ hash: Digest) {
        guard node.level.isMultiple(of: TileCoordinate.height) else { return }
        let level = node.level / TileCoordinate.height
        if level == edges.count { edges.append(Edge(index: 0, hashes: [])) }
        precondition(
            node.index == edges[level].index * Int64(TileCoordinate.fullWidth) + Int64(edges[level].hashes.count),
            "nodes come in the order of the tree"
        )
        edges[level].hashes.append(hash)
        edges[level].isNew = true
        if edges[level].hashes.count == TileCoordinate.fullWidth { completeTile(atLevel: level) }
    }

    private mutating func completeTile(atLevel level: Int) {
        full.append(Tile(level: level, index: edges[level].index, hashes: edges[level].hashes))
        edges[level] = Edge(index: edges[level].index + 1, hashes: [])
    }

    /// What is to be stored before a checkpoint of the tree's present size is published: the tiles that are full, and the
    /// partial tile of each level, if they are new since the last time.
    package mutating func takeTiles() -> [Tile] {
        var tiles = full
        full = []
        for level in edges.indices where edges[level].isNew {
            tiles.append(Tile(level: level, index: edges[level].index, hashes: edges[level].hashes))
            edges[level].isNew = false
        }
        return tiles
    }
}
