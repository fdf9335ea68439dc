import Contract
import UseCases

extension CommandForm {
    /// What was filled in without a connection, of a thing that begins. It is taken as the form is, and answered as programs
    /// are.
    ///
    /// - Throws: `InputFaults`, and what giving a command throws.
    func record(_ visit: Visit, _ form: Form) async throws -> CommandAnswer {
        guard visit.mayBegin(Verb.name) else { throw LedgerError.forbidden(Verb.name) }
        let reading = FormReading(form, as: shape)
        let body = FormBody(reading.values, as: shape, try await FormSuggestions(for: shape, of: visit).people)
        let faults =
            reading.strangers.map { RowFault.unknownField($0) } + body.faults.keys.sorted().map { .missing($0) }
        guard faults.isEmpty else { throw InputFaults(faults) }
        return try await give(body, about: nil, in: visit.given(as: try form.command), visit)
    }
}
