import ArgumentParser
import Audit
import Client
import Contract
import EventSourcing
import EventStore
import FoundationEssentials
import Lessons
import Postgres
import Projections
import UseCases
import Wording

/// Which organisation's ledger a command works on.
struct LedgerOptions: ParsableArguments {
    @OptionGroup var organisation: OrganisationOptions

    @Option(
        help: ArgumentHelp(
            "A server to send it to (default: $DEBRIEF_SERVER, else the one of debrief login, unless a database or an "
                + "organisation of this machine is named).",
            valueName: "url"
        )
    )
    var server: String?

    /// Runs `body` at the organisation's desk, the private PostgreSQL started where it isn't running. Each of the roles
    /// logs in when something is wanted of it, so often at most as many are at work at a time: at a server, that one waits
    /// for the disk keeps nobody else waiting. Who serves may have signed in elsewhere all the same.
    func withDesk<Outcome>(
        connections: Int = 1,
        isServer: Bool = false,
        _ body: (Desk) async throws -> Outcome
    ) async throws -> Outcome {
        guard try isServer ? named == nil : remote() == nil else {
            throw Failure(
                .usage,
                "This works on the database itself: leave out --server and DEBRIEF_SERVER"
                    + (named == nil ? ", or run debrief logout first." : ".")
            )
        }
        let name = try organisation.name()
        let server = try await DatabaseServer.started()
        let writing = try server.configuration(as: .writer, of: name)
        let projecting = try server.configuration(as: .projector, of: name)
        let reading = try server.configuration(as: .reader, of: name)
        return try await Pool.with(writing, size: connections, logger: .commandLine) { writers in
            try await Pool.with(projecting, size: 3, logger: .commandLine) { projectors in
                try await Pool.with(reading, size: connections, logger: .commandLine) { readers in
                    let store = try await EventStore.open(
                        writers,
                        organisation: name,
                        logger: .commandLine,
                        notifications: writing
                    )
                    let desk = Desk(
                        ledger: Ledger(store, writers, organisation: name),
                        side: ReadSide(readers, organisation: name),
                        store: store,
                        organisation: name,
                        people: PeopleRegister(writers, organisation: name),
                        tokens: TokenRegister(writers, organisation: name, pepper: PepperFile.pepper),
                        webhooks: WebhookRegister(writers, organisation: name),
                        trees: TreeRegister(writers, organisation: name),
                        projector: Projector(store, projectors, organisation: name, logger: .commandLine),
                        asOf: AsOf(position: 0, clock: .now, isNow: true),
                        language: .ofThisUser
                    )
                    let outcome: Result<Outcome, any Error>
                    do {
                        outcome = .success(try await body(desk))
                    } catch {
                        outcome = .failure(error)
                    }
                    await store.shutdown()
                    return try outcome.get()
                }
            }
        }
    }

    /// Asks what is answered from the log, as it is now.
    func ask<Asked: Question>(_ question: Asked) async throws -> Asked.Answer {
        if let remote = try remote() { return try await remote.answer(question) }
        return try await withDesk { try await $0.ask(question) }
    }

    /// Gives an instruction as the person of this name or id, who DEBRIEF_ACTOR names, or this machine's user; a server
    /// knows who gives it.
    func tell<Told: Instruction>(_ instruction: Told, by actor: String? = nil) async throws -> Told.Answer {
        if let remote = try remote() {
            guard actor == nil else { throw Failure.actorSignedIn }
            return try await remote.answer(instruction)
        }
        return try await withDesk { desk in
            // The first person is entered while nobody is there whom DEBRIEF_ACTOR could name.
            let actor = Told.isSigned ? try await Actor(named: actor, at: desk).id : Actor.user
            do {
                return try await desk.tell(instruction, in: .local(by: actor))
            } catch let refusal as any Refusal {
                throw Failure(.data, refusal.sentence(about: .mission, in: .ofThisUser))
            }
        }
    }

    /// The person who is called so, or has this id.
    func person(_ name: String) async throws -> PersonID {
        try PersonID(called: name, among: try await ask(PeopleQuestion()))
    }

    /// The names of those of these who are people, by their ids.
    func names(of ids: [String]) async throws -> [String: String] {
        guard ids.contains(where: { PersonID($0) != nil }) else { return [:] }
        let known = try await ask(PeopleQuestion()).people.compactMap { person in person.name.map { (person.id, $0) } }
        return Dictionary(known) { first, _ in first }
    }
}
