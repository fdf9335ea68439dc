package import EventSourcing
import EventStore
package import Lessons

extension Ledger {
    /// A thing as it stands, and where it stands.
    ///
    /// - Throws: `LedgerError.absent`, `.redacted`; `EventCodecError`; `PostgresError`.
    package func state<Subject: Aggregate>(
        of stream: StreamName,
        as subject: Subject.Type = Subject.self
    ) async throws -> Subject.State {
        let current = try await states.load(subject, from: stream)
        guard current.revision != nil else { throw LedgerError.absent(stream) }
        return current.state
    }

    /// A thing at a glance, whatever sort of thing it is.
    ///
    /// - Throws: as `state`.
    package func thing(_ stream: StreamName) async throws -> Thing {
        guard let sort = Aggregates.named(stream.category) else { throw LedgerError.absent(stream) }
        return try await thing(stream, as: sort)
    }

    private func thing<Subject: Aggregate>(_ stream: StreamName, as subject: Subject.Type) async throws -> Thing {
        let current = try await states.load(subject, from: stream)
        guard let revision = current.revision, let phase = subject.phase(of: current.state),
            let headline = subject.headline(of: current.state), let reference = try await reference(to: stream)
        else { throw LedgerError.absent(stream) }
        return Thing(
            reference: reference,
            stream: stream,
            revision: revision,
            phase: phase.rawValue,
            headline: headline
        )
    }

    /// Everything that happened to a thing, in order.
    ///
    /// - Throws: `LedgerError.absent`; `EventCodecError`; `RecordFault`; `PostgresError`.
    package func history<Subject: Aggregate>(
        of stream: StreamName,
        as subject: Subject.Type
    ) async throws -> [HistoryEntry<Subject.Event>] {
        let events = try await store.load(stream)
        guard !events.isEmpty else { throw LedgerError.absent(stream) }
        return try events.map { try HistoryEntry($0) }
    }
}
