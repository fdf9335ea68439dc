package import Lessons

extension Ledger {
    /// What who looks may do with a thing as it stands now, as far as that can be told before they say how.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func offers<Subject: Aggregate>(
        in state: Subject.State,
        as subject: Subject.Type
    ) async throws -> [Subject.Action] {
        try await Reading(states, Gate(viewer: viewer)).offers(in: state, as: subject)
    }
}
