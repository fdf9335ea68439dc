package import EventSourcing
package import Lessons
package import UseCases

/// What came of a command that was given.
package struct CommandAnswer: Codable, Sendable {
    package let reference: String
    package let id: String
    package let phase: String
    package let title: String
    package let revision: Int64
    /// Whether it recorded something.
    package let changed: Bool
    /// The position of its last event, as text: it may be larger than a number of JSON; nil where it recorded nothing.
    package let position: String?

    /// What is left open by what was said, so that nobody could carry it out as it stands: a hint, no judgement.
    package let vague: [Vagueness]

    /// Whether it had been given before, and this is what came of it then: no part of the answer, which is the same for
    /// ever.
    package var isRepeat = false

    private enum CodingKeys: CodingKey { case reference, id, phase, title, revision, changed, position, vague }

    package init(_ outcome: Outcome, of verb: some UseCase, thing: Thing) {
        reference = thing.reference.text
        id = thing.stream.id
        phase = thing.phase
        title = thing.headline.title
        revision = thing.revision
        changed = outcome.positions != nil
        isRepeat = outcome.isRepeat
        position = outcome.positions.map { String($0.upperBound) }
        vague = verb.vagueness(in: thing)
    }
}

/// What a command would record.
package struct RehearsalAnswer: Codable, Sendable {
    package struct Event: Codable, Sendable {
        package let stream: String
        package let type: String
        /// The event's data as JSON.
        package let data: String
    }

    package let wouldRecord: [Event]

    package init(_ events: [AuthoredEvent]) {
        wouldRecord = events.map { Event(stream: $0.stream.rawValue, type: $0.type, data: $0.data) }
    }
}
