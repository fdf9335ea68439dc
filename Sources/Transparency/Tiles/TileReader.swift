package import EventSourcing

/// Where the tiles of a tree are read: a folder, a database, another log.
package protocol TileReader: Sendable {
    /// The hashes of a tile. Where a partial tile was removed because the full one is there, the full one's will do.
    func hashes(of tile: TileCoordinate) async throws -> [Digest]
}

extension TileReader {
    /// The frontier of a tree that has these tiles, and with it the tree's root. It reads one tile a level.
    /// - Throws: `FrontierFault` for a negative size, `TileFault` where a tile is too short, and whatever the reader
    ///   throws.
    package func frontier(ofSize size: Int64) async throws -> Frontier {
        guard size >= 0 else { throw FrontierFault.size }
        var nodes = NodeReader(tiles: self, size: size)
        var hashes: [Digest] = []
        for node in Subtree(leaves: 0..<size).nodes {
            hashes.append(try await nodes.hash(of: node))
        }
        return try Frontier(size: size, hashes: hashes)
    }
}
