import EventSourcing
import EventStore
import Lessons
import Projections
package import UseCases
import Wording

/// Everything that happened to one thing.
package struct HistoryQuestion: ReferringQuestion {
    package static let path = "things/{reference}/history"
    package static let readsModels = false
    package static let isRepeated = true

    package let reference: Reference
    /// Whether each event's record comes with it, as it is stored.
    package let records: Bool?

    package init(_ reference: Reference, records: Bool? = nil) {
        (self.reference, self.records) = (reference, records)
    }

    package func answer(at desk: Desk) async throws -> HistoryAnswer {
        let (found, subject) = try await subject(at: desk)
        return try await answer(found, as: subject, at: desk)
    }

    /// The events themselves, and what people call the thing.
    func events(at desk: Desk) async throws -> (reference: String, events: [RecordedEvent]) {
        let (found, subject) = try await subject(at: desk)
        return (Reference(found).text, try await recorded(found, as: subject, at: desk))
    }

    private func subject(at desk: Desk) async throws -> (StreamRevision, any ContractedAggregate.Type) {
        let found = try await desk.ledger.resolve(reference)
        let subjects = Register.allCases.map(\.subject)
        guard let subject = subjects.first(where: { $0.category == found.stream.category }) else {
            throw LedgerError.unknown(reference)
        }
        return (found, subject)
    }

    private func recorded<Subject: ContractedAggregate>(
        _ found: StreamRevision,
        as subject: Subject.Type,
        at desk: Desk
    ) async throws -> [RecordedEvent] {
        try await history(of: found, as: subject, at: desk).map(\.recorded)
    }

    private func history<Subject: ContractedAggregate>(
        of found: StreamRevision,
        as subject: Subject.Type,
        at desk: Desk
    ) async throws -> [HistoryEntry<Subject>] {
        let history = try await desk.ledger.history(
            of: found.stream,
            as: subject,
            asOf: desk.asOf.through
        )
        guard !history.isEmpty else { throw LedgerError.unknown(reference) }
        return history
    }

    private func answer<Subject: ContractedAggregate>(
        _ found: StreamRevision,
        as subject: Subject.Type,
        at desk: Desk
    ) async throws -> HistoryAnswer {
        let history = try await history(of: found, as: subject, at: desk)
        let names = Names(try await desk.names(in: history.compactMap(\.recorded.record)), zone: desk.zone)
        return HistoryAnswer(
            history,
            of: Reference(found),
            names,
            try await desk.proof(of: history.map(\.recorded)),
            in: desk.language,
            withRecords: records == true
        )
    }
}
