import Audit
import EventSourcing
import EventStore

/// How the log is signed.
package struct SigningAnswer: Codable, Sendable {
    /// A signed tree.
    package struct Tree: Codable, Sendable {
        /// How many events it covers, from the first on.
        package let size: String
        /// The checkpoint: a signed note (C2SP tlog-checkpoint).
        package let checkpoint: String
        package let signedAt: String

        init(_ tree: SignedTree) {
            (size, checkpoint, signedAt) = (String(tree.size), tree.note, tree.signedAt.description)
        }
    }

    /// Why the log isn't signed any further.
    package struct Refusal: Codable, Sendable {
        /// Where the log isn't what it must be.
        package let position: String
        package let reason: String
    }

    /// That the log was brought here from elsewhere.
    package struct Restoration: Codable, Sendable {
        /// Where it comes from, in the words of who restored it.
        package let from: String
        /// Who restored it: an account of the machine where that was done.
        package let by: String
        package let at: String

        init(_ origin: LogOrigin) {
            (from, by, at) = (origin.source, origin.person, origin.restoredAt.description)
        }
    }

    /// The last position of the log.
    package let head: String
    /// nil for a log that was recorded here.
    package let restored: Restoration?
    /// The verifier keys that the log itself names. Who doubts the log takes them from elsewhere.
    package let verifierKeys: [String]
    /// nil before the first.
    package let signed: Tree?
    /// The newest that a witness confirmed; nil where none did.
    package let witnessed: Tree?
    package let refusal: Refusal?
    /// Whether the account that signs owns the database too.
    package let ownsDatabase: Bool?
    /// When the signer last said how it stands; nil where none ever ran.
    package let reportedAt: String?

    init(
        head: Position,
        origin: LogOrigin?,
        keys: [String],
        signed: SignedTree?,
        witnessed: SignedTree?,
        report: SigningReport?
    ) {
        (self.head, verifierKeys) = (String(head), keys)
        restored = origin.map(Restoration.init)
        (self.signed, self.witnessed) = (signed.map(Tree.init), witnessed.map(Tree.init))
        refusal = report?.refusal.map { Refusal(position: String($0.position), reason: $0.reason) }
        (ownsDatabase, reportedAt) = (report?.ownsDatabase, report?.reportedAt.description)
    }
}

/// That an event is in a signed tree.
package struct InclusionAnswer: Codable, Sendable {
    package let position: String
    /// Of the tree.
    package let size: String
    /// SHA-256 of the event's record, in hexadecimal.
    package let entry: String
    /// From the leaf's sibling up (RFC 9162, section 2.1.3), in Base64.
    package let proof: [String]
    /// The tree's checkpoint: a signed note.
    package let checkpoint: String
}

/// That a tree continues a smaller one.
package struct ConsistencyAnswer: Codable, Sendable {
    package let from: String
    package let to: String
    /// RFC 9162, section 2.1.4, in Base64.
    package let proof: [String]
}

/// What proves the events of one thing without a server: a file for `debrief audit check`.
package struct BundleAnswer: Codable, Sendable {
    package let reference: String
    package let events: Int
    /// The ZIP file, in Base64.
    package let bundle: String
}
