import ArgumentParser
import EventStore
import Lessons
import Postgres
import UseCases

/// Which organisation's ledger a command works on.
struct LedgerOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions

    /// Runs `body` with the organisation's ledger, the private PostgreSQL started where it isn't running.
    func withLedger<Outcome>(_ body: (OpenLedger) async throws -> Outcome) async throws -> Outcome {
        let name = try organisation.name()
        let writer = try await DatabaseServer.started().configuration(as: .writer, of: name)
        return try await Pool.with(writer, logger: .commandLine) { pool in
            let store = try await EventStore.open(pool, organisation: name, logger: .commandLine)
            let outcome: Result<Outcome, any Error>
            do {
                outcome = .success(
                    try await body(
                        OpenLedger(
                            ledger: Ledger(store, pool, organisation: name),
                            people: PeopleRegister(pool, organisation: name),
                            store: store
                        )
                    )
                )
            } catch {
                outcome = .failure(error)
            }
            await store.shutdown()
            return try outcome.get()
        }
    }
}

/// An organisation's ledger and what belongs to it, for one command.
struct OpenLedger {
    let ledger: Ledger
    let people: PeopleRegister
    let store: EventStore
}
