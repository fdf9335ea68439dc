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

    package let reference: Reference
    /// Whether each event's record comes with it, as it is stored.
    package let records: Bool?

    package init(_ reference: Reference, records: Bool? = nil) {
        (self.reference, self.records) = (reference, records)
    }

    package func answer(at desk: Desk) async throws -> HistoryAnswer {
        let found = try await desk.ledger.resolve(reference)
        let subjects = Register.allCases.map(\.subject)
        guard let subject = subjects.first(where: { $0.category == found.stream.category }) else {
            throw LedgerError.unknown(reference)
        }
        return try await answer(found, as: subject, at: desk)
    }

    private func answer<Subject: ContractedAggregate>(
        _ found: StreamRevision,
        as subject: Subject.Type,
        at desk: Desk
    ) async throws -> HistoryAnswer {
        let position = desk.asOf.isNow ? Position.max : desk.asOf.position
        let history = try await desk.ledger.history(of: found.stream, as: subject, asOf: position)
        let names = Names(try await desk.names(in: history.compactMap(\.recorded.record)))
        // What it was is told by its first record, which may have been redacted.
        let title = subject.headline(of: subject.fold(history.compactMap(\.event)))?.title ?? "redacted"
        return HistoryAnswer(
            reference: Reference(found).text,
            title: title,
            events: history.map { HistoryLine($0, names, in: desk.language, withRecord: records == true) }
        )
    }
}
