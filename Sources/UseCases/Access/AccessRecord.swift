package import EventSourcing
import EventStore
package import Lessons

/// What one person may see and do, and how far that was read.
package struct AccessRecord: Sendable {
    package let person: PersonID
    package let state: AccessState
    /// nil where nothing was ever given to the person.
    package let revision: Revision?

    /// As it was after the events that count.
    static func load(
        _ person: PersonID,
        from store: EventStore,
        counting isCounted: (RecordedEvent) -> Bool = { _ in true }
    ) async throws -> AccessRecord {
        let events = try await store.load(person.accessStream).filter(isCounted)
        var state = Access.initialState
        for event in events {
            if let told = try AccessEvent(event) {
                Access.evolve(&state, with: told)
            } else {
                Access.evolve(&state, withRedacted: event.type)
            }
        }
        return AccessRecord(person: person, state: state, revision: events.last?.revision)
    }
}

extension PersonID {
    /// The stream of what this person may see and do.
    package var accessStream: StreamName { StreamName(stored: "\(Access.category)/\(self)") }

    /// nil for another category's.
    init?(accessStream stream: StreamName) {
        guard stream.category == Access.category else { return nil }
        self.init(stream.id)
    }
}
