package import EventSourcing
import EventStore
package import Lessons

/// A thing at a glance.
package struct Thing: Sendable {
    package let reference: Reference
    package let stream: StreamName
    package let revision: Revision
    /// As its sort names it: `under_consideration`.
    package let phase: String
    package let headline: Headline

    /// nil where the state is that before the first event.
    init?<Subject: Aggregate>(
        _ stream: StreamRevision,
        _ state: Subject.State,
        as subject: Subject.Type,
        at revision: Revision? = nil
    ) {
        guard let phase = subject.phase(of: state), let headline = subject.headline(of: state) else { return nil }
        reference = Reference(stream)
        self.stream = stream.stream
        self.revision = revision ?? stream.revision
        self.phase = phase.rawValue
        self.headline = headline
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
