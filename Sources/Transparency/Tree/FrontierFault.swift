/// What keeps a size and a list of hashes from being a frontier.
package enum FrontierFault: Error, Sendable, Equatable {
    /// The size is below zero.
    case size
    /// A tree of this size has another number of complete subtrees.
    case count(expected: Int, found: Int)
}

extension FrontierFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .size: "a tree's size is not negative"
        case .count(let expected, let found): "a tree of this size has \(expected) hashes at its frontier, not \(found)"
        }
    }
}
