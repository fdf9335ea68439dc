/// Where the root of a complete subtree stands in a tree: it covers the 2^level leaves from index · 2^level.
package struct NodeCoordinate: Sendable, Hashable {
    /// The height above the leaves, which are at level 0.
    package let level: Int
    /// From 0, within the level.
    package let index: Int64

    /// Neither is negative.
    package init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }
}
