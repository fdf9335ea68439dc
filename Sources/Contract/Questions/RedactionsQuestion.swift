import UseCases

/// The redactions that are asked for and nobody decided yet, of events that whoever asks may read and redact.
package struct RedactionsQuestion: Question {
    package static let path = "redactions"
    package static let readsModels = false

    package init() {}

    package func answer(at desk: Desk) async throws -> RedactionsAnswer {
        RedactionsAnswer(redactions: try await desk.answers(try await RedactionRegister(desk.ledger).open()))
    }
}
