import EventSourcing
import EventStore
import Lessons

/// Loads states: the snapshot, where there is one, and the events since.
struct States: Sendable {
    /// How many events are folded before a snapshot is worth its place.
    static let snapshotInterval = 1_000

    let store: EventStore
    let snapshots: Snapshots

    /// - Throws: `LedgerError.redacted` where nothing tells any more what it was; `EventCodecError` for an event that this
    ///   program doesn't know; `PostgresError`.
    func load<Subject: Aggregate>(_ subject: Subject.Type, from stream: StreamName) async throws -> Current<Subject> {
        // Few streams are so long that a snapshot is worth looking for, and whoever reads one has read its beginning.
        var events = try await store.load(stream, limit: Self.snapshotInterval)
        guard events.count == Self.snapshotInterval else {
            var current = Current<Subject>()
            for event in events { try current.fold(event) }
            return current
        }
        // What is kept is read from here on: of a redaction in the meantime the beginning would know nothing.
        let redactions = try await snapshots.redactions()
        var current = try await snapshot(of: stream, as: subject) ?? Current()
        var folded = 0
        repeat {
            let next = current.revision.map { $0 + 1 } ?? 0
            events = try await store.load(stream, from: next, limit: Self.snapshotInterval)
            for event in events { try current.fold(event) }
            folded += events.count
        } while events.count == Self.snapshotInterval
        if folded >= Self.snapshotInterval { await snapshots.keep(current, of: stream, readAt: redactions) }
        return current
    }

    /// nil where there is none of this shape, or the log has another event there than the one that it was made at.
    private func snapshot<Subject: Aggregate>(
        of stream: StreamName,
        as subject: Subject.Type
    ) async throws -> Current<Subject>? {
        guard let snapshot = try await snapshots.find(subject, of: stream), let revision = snapshot.revision else {
            return nil
        }
        let last = try await store.load(stream, from: revision, through: revision).first
        return last?.position == snapshot.position ? snapshot : nil
    }
}

/// A thing as it stands.
struct Current<Subject: Aggregate>: Sendable {
    var state = Subject.initialState
    /// Of its last event; nil where it has none.
    var revision: Revision?
    var position: Position = 0

    mutating func fold(_ event: RecordedEvent) throws {
        revision = event.revision
        position = event.position
        if let event = try Subject.Event(event) {
            Subject.evolve(&state, with: event)
        } else if event.revision == 0 {
            throw LedgerError.redacted(event.stream)
        }
    }
}
