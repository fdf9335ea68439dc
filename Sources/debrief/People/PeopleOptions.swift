import ArgumentParser
import EventStore
import Postgres
import UseCases

/// Whose people a command is about.
struct PeopleOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions

    /// Runs `body` with the organisation's register, the private PostgreSQL started where it isn't running.
    func withRegister<Outcome>(_ body: (PeopleRegister) async throws -> Outcome) async throws -> Outcome {
        let organisation = try organisation.name()
        let writer = try await DatabaseServer.started().configuration(as: .writer, of: organisation)
        do {
            return try await Pool.with(writer, logger: .commandLine) { pool in
                try await body(PeopleRegister(pool, organisation: organisation))
            }
        } catch let error as PeopleError {
            throw Failure(error)
        }
    }
}

extension Failure {
    fileprivate init(_ error: PeopleError) {
        switch error {
        case .name, .address, .taken: self.init(.usage, "It can't be added: \(error).")
        case .unknown: self.init(.usage, "Nobody was forgotten: \(error); debrief people list shows who is there.")
        }
    }
}
