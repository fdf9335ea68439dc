package import EventSourcing
import EventStore
package import Lessons

/// A thing at a glance.
package struct Thing: Sendable, Equatable {
    package let reference: Reference
    package let stream: StreamName
    package let revision: Revision
    /// As its sort names it: `under_consideration`.
    package let phase: String
    package let headline: Headline
    /// What its texts leave open.
    package let vagueness: [Vagueness]

    /// nil where the state is that before the first event.
    init?<Subject: Aggregate>(
        _ stream: StreamRevision,
        _ state: Subject.State,
        as subject: Subject.Type,
        at revision: Revision? = nil
    ) {
        guard let standing = Standing(state, as: subject) else { return nil }
        self.init(stream, standing, at: revision)
    }

    init(_ stream: StreamRevision, _ standing: Standing, at revision: Revision? = nil) {
        (reference, self.stream) = (Reference(stream), stream.stream)
        (self.revision, phase, headline) = (revision ?? stream.revision, standing.phase, standing.headline)
        vagueness = standing.vagueness
    }
}

/// How something stands, whatever it is.
struct Standing: Sendable {
    let phase: String
    let headline: Headline
    let vagueness: [Vagueness]

    /// nil before the first event.
    init?<Subject: Aggregate>(_ state: Subject.State, as subject: Subject.Type) {
        guard let phase = subject.phase(of: state), let headline = subject.headline(of: state) else { return nil }
        (self.phase, self.headline, vagueness) = (phase.rawValue, headline, subject.vagueness(of: state))
    }
}

/// Everything that is known of one thing.
package struct Dossier<Subject: Aggregate>: Sendable {
    package let thing: Thing
    package let state: Subject.State
    package let history: [HistoryEntry<Subject>]

    /// Whether a rule wanted a second person and nobody checked who it was; of the last such event.
    package var isSecondPersonUnauthenticated: Bool {
        history.last(where: \.isBySecondPerson)?.isSecondPersonUnauthenticated == true
    }
}
