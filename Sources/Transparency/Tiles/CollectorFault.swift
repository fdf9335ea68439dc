/// What keeps the tiles of a tree from being continued.
package enum CollectorFault: Error, Sendable, Equatable {
    /// The tiles that were stored give another frontier.
    case otherTree
}

extension CollectorFault: CustomStringConvertible {
    package var description: String { "the stored tiles are not those of the tree that is to be continued" }
}
