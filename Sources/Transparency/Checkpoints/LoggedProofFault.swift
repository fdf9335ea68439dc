/// What keeps bytes from being a proof of c2sp.org/tlog-proof.
package enum LoggedProofFault: Error, Sendable, Equatable {
    /// The first line is another.
    case header
    /// The extra data isn't base64.
    case extra
    /// There is no index, it isn't a decimal number without sign and leading zeros, or the tree has no such leaf.
    case index
    /// A hash isn't the base64 of 32 bytes, there are more than 63, or no empty line follows them.
    case hashes
    /// What follows isn't a signed checkpoint.
    case checkpoint(CheckpointFault)
    /// The proof of inclusion is of another size than the checkpoint.
    case size
}

extension LoggedProofFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .header: "the proof does not begin with the line c2sp.org/tlog-proof@v1"
        case .extra: "the proof's extra data is not base64"
        case .index: "the proof's index is not a decimal number below the tree's size"
        case .hashes: "the proof's hashes are at most 63 lines of base64 and an empty line"
        case .checkpoint(let fault): "\(fault)"
        case .size: "the proof is of a tree of another size than the checkpoint's"
        }
    }
}
