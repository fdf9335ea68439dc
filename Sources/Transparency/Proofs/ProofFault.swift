/// Why a proof can't be, or doesn't hold.
package enum ProofFault: Error, Sendable, Equatable {
    /// The index isn't that of a leaf of a tree of the size.
    case index
    /// The sizes are not two of which the first is 1 at least and the second not smaller.
    case sizes
    /// The proof has another number of hashes than one for this place has.
    case length
    /// The proof leads to another root: that of the tree, or of the later of two trees.
    case root
    /// The proof leads to another root of the earlier of two trees.
    case oldRoot
}

extension ProofFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .index: "the tree of this size has no such leaf"
        case .sizes: "a proof of consistency leads from a size of at least 1 to one that is not smaller"
        case .length: "the proof has the wrong number of hashes"
        case .root: "the proof leads to another root"
        case .oldRoot: "the proof leads to another root of the earlier tree"
        }
    }
}
