/// Names a tile: up to 256 consecutive hashes of one level of the tree, each over 256^level leaves (c2sp.org/tlog-tiles).
package struct TileCoordinate: Sendable, Hashable {
    /// How many hashes a full tile has.
    package static let fullWidth = 256
    /// How many levels of the tree a tile stands for: one of 256 hashes covers 8.
    package static let height = 8

    /// From 0, whose hashes are the leaves', to 63.
    package let level: Int
    /// From 0, within the level.
    package let index: Int64
    /// How many hashes the tile has: 256, or fewer at the right edge of a tree.
    package let width: Int

    /// nil for a level outside 0 to 63, an index below 0 and a width outside 1 to 256.
    package init?(level: Int, index: Int64, width: Int = fullWidth) {
        guard (0...63).contains(level), index >= 0, (1...Self.fullWidth).contains(width) else { return nil }
        self.level = level
        self.index = index
        self.width = width
    }

    /// Whether a tree of the size has this tile, or had it when it was smaller: every hash of it is over leaves that the
    /// tree has.
    package func isWithin(treeOfSize size: Int64) -> Bool {
        let hashes = Self.hashes(atLevel: level, ofSize: size)
        return index < hashes / 256 || index == hashes / 256 && Int64(width) <= hashes % 256
    }

    /// The tiles that a tree has and its earlier self didn't, level by level, each level from the left. With zero as the
    /// old size these are all the tiles of the tree.
    package static func tiles(from oldSize: Int64 = 0, to newSize: Int64) -> [TileCoordinate] {
        var tiles: [TileCoordinate] = []
        var level = 0
        while hashes(atLevel: level, ofSize: newSize) > 0 {
            tiles += Self.tiles(atLevel: level, from: oldSize, to: newSize)
            level += 1
        }
        return tiles
    }

    private static func tiles(atLevel level: Int, from oldSize: Int64, to newSize: Int64) -> [TileCoordinate] {
        let old = hashes(atLevel: level, ofSize: oldSize)
        let new = hashes(atLevel: level, ofSize: newSize)
        guard old < new else { return [] }
        return (old / 256...(new - 1) / 256).compactMap { index in
            TileCoordinate(level: level, index: index, width: Int(min(256, new - index * 256)))
        }
    }

    /// How many hashes a level of tiles has: the last of them may be in a partial tile.
    static func hashes(atLevel level: Int, ofSize size: Int64) -> Int64 {
        size >> (height * level)
    }
}
