import Projections
import UseCases

/// The redactions that are asked for and nobody decided yet, or had that day, of events that whoever asks may read and
/// redact.
package struct RedactionsQuestion: Question {
    package static let path = "redactions"
    package static let readsModels = false

    package init() {}

    package func answer(at desk: Desk) async throws -> RedactionsAnswer {
        let open = try await RedactionRegister(desk.ledger).open(asOf: desk.asOf.through)
        return RedactionsAnswer(redactions: try await desk.answers(open))
    }
}
