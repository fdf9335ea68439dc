/// What keeps bytes from being a bundle of entries.
package enum EntryBundleFault: Error, Sendable, Equatable {
    /// None, or more than 256.
    case count
    /// An entry is over 65,535 bytes.
    case length
    /// The bytes end within an entry.
    case truncated
}

extension EntryBundleFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .count: "a bundle has 1 to 256 entries"
        case .length: "an entry of a bundle has at most 65,535 bytes"
        case .truncated: "the bundle ends within an entry"
        }
    }
}
