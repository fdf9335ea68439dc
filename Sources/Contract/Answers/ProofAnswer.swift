import Audit
import EventSourcing

/// How far what is told of a thing can be proved.
package struct ProofAnswer: Codable, Sendable {
    package enum Standing: String, Codable, Sendable, CaseIterable {
        /// Its newest event isn't in a signed tree yet.
        case unsigned
        /// All its events are in a signed tree, which nobody outside has confirmed.
        case signed
        /// All its events are in a signed tree that a witness has confirmed.
        case witnessed
    }

    package let standing: Standing
    /// Of the thing's newest event.
    package let position: String
    /// How far the log is signed, and how far witnessed.
    package let signedThrough: String
    package let witnessedThrough: String
}

extension Desk {
    /// How far events can be proved.
    func proof(of events: [RecordedEvent]) async throws -> ProofAnswer {
        let last = events.map(\.position).max() ?? 0
        let (signed, witnessed) = try await trees.reach()
        return ProofAnswer(
            standing: last <= witnessed ? .witnessed : last <= signed ? .signed : .unsigned,
            position: String(last),
            signedThrough: String(signed),
            witnessedThrough: String(witnessed)
        )
    }
}
