/// What keeps bytes from being a request to a witness.
package enum WitnessRequestFault: Error, Sendable, Equatable {
    /// The first line isn't `old` and a decimal number without sign and leading zeros.
    case oldSize
    /// A hash isn't the base64 of 32 bytes, there are more than 63, or no empty line follows them.
    case hashes
    /// What follows isn't a signed checkpoint.
    case checkpoint(CheckpointFault)
}

extension WitnessRequestFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .oldSize: "the request does not begin with a line of old and a size"
        case .hashes: "the request's hashes are at most 63 lines of base64 and an empty line"
        case .checkpoint(let fault): "\(fault)"
        }
    }
}
