/// What keeps a text from being a checkpoint.
package enum CheckpointFault: Error, Sendable, Equatable {
    /// The signed note around it isn't one.
    case note(NoteFault)
    /// Not at least three lines, each ending in a newline, none empty, without control characters.
    case lines
    /// The size isn't a decimal number up to 2^63 - 1 without sign and leading zeros.
    case size
    /// The root isn't the base64 of 32 bytes.
    case root
    /// The tree is empty and the root isn't that of an empty tree.
    case emptyTree
}

extension CheckpointFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .note(let fault): "\(fault)"
        case .lines: "a checkpoint is an origin, a size and a root, a line each, and no line is empty"
        case .size: "a checkpoint's size is a decimal number below 2^63"
        case .root: "a checkpoint's root is the base64 of 32 bytes"
        case .emptyTree: "the checkpoint is of an empty tree, and its root is not"
        }
    }
}
