/// What keeps a file from being a bundle.
package enum BundleFault: Error, Sendable, Equatable {
    /// The container.
    case zip(ZipFault)
    /// A file of it is missing.
    case missing(BundleFile)
    /// Written by a later version of this program.
    case format
    /// A file of it isn't in its one form.
    case form(BundleFile)
    /// The checkpoint.
    case checkpoint(CheckpointFault)
    /// The checkpoint is of another log than the manifest says.
    case origin
    /// The reference is empty, over 256 bytes, or has a control character.
    case reference
    /// There is no event, or positions and revisions don't ascend from 1 and 0.
    case order
    /// A record is empty or has a newline, or there are more or fewer of them than the manifest says.
    case records
    /// The proofs are not those of the manifest's events, one each, of at most 63 hashes.
    case proofs
}

extension BundleFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .zip(let fault): "\(fault)"
        case .missing(let file): "the bundle has no \(file.rawValue)"
        case .format: "the bundle is of a later format than this program reads"
        case .form(let file): "the bundle's \(file.rawValue) is not of its form"
        case .checkpoint(let fault): "\(fault)"
        case .origin: "the bundle's checkpoint is of another log than its manifest says"
        case .reference: "a bundle's reference is one line of at most 256 bytes"
        case .order: "a bundle has at least one event, and their positions and revisions ascend"
        case .records: "the bundle's records are not those that its manifest names"
        case .proofs: "the bundle's proofs are not those of its events"
        }
    }
}
