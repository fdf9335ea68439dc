/// Why an event of a bundle isn't proven.
package enum BundledEventFault: Error, Sendable, Hashable {
    /// The record's digest isn't the one that the bundle gives.
    case entry
    /// The proof of inclusion doesn't hold.
    case inclusion(ProofFault)
}

extension BundledEventFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .entry: "the record is not the one whose digest the bundle gives"
        case .inclusion(let fault): "\(fault)"
        }
    }
}
