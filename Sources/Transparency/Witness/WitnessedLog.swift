package import EventSourcing

/// What a witness knows of a log: whose signatures it takes, and what it cosigned last.
package struct WitnessedLog: Sendable, Hashable {
    /// As the log's checkpoints have it.
    package let origin: String
    /// The log's, of which one is enough.
    package let keys: [VerifierKey]
    /// The size of the checkpoint that was cosigned last; zero if none was.
    package let size: Int64
    /// Its root: that of an empty tree if none was.
    package let root: Digest

    /// A log that was cosigned up to a size; without size and root one that never was.
    package init(origin: String, keys: [VerifierKey], size: Int64 = 0, root: Digest = .emptyRoot) {
        self.origin = origin
        self.keys = keys
        self.size = size
        self.root = root
    }
}
