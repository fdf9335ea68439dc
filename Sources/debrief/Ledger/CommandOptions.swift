import ArgumentParser
import Client
import Contract
import EventSourcing
import FoundationEssentials
import Lessons
import UseCases
import Wording

/// What every command that writes takes: who gives it, and what makes it safe to send again.
struct CommandOptions: ParsableArguments {
    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "Who does it: a person's name or id (default: $DEBRIEF_ACTOR, else this machine's user).",
            valueName: "person"
        )
    )
    var actor: String?

    @Flag(help: "Say what would be recorded, and record nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp("An id of your own: sent again with it, the command is done once.", valueName: "uuid")
    )
    var commandId: CommandID?

    @Option(help: ArgumentHelp("Refuse where the thing isn't at this revision any more.", valueName: "number"))
    var revision: Int64?

    @Option(help: ArgumentHelp("What this is part of (default: itself).", valueName: "uuid"))
    var correlationId: CommandID?

    @Option(help: ArgumentHelp("What led to it: an event's id, a trace.", valueName: "id"))
    var causationId: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    /// Gives the command, or says what it would do, and prints what came of it.
    func perform<Verb: UseCase>(_ verb: (ThingFinder) async throws -> Verb) async throws {
        if let remote = try ledger.remote() {
            guard actor == nil else { throw Failure.actorSignedIn }
            return try await give(try await verb(ThingFinder(remote)), to: remote)
        }
        try await ledger.withDesk { desk in
            let verb = try await verb(ThingFinder(desk.ledger))
            let context = try await context(at: desk)
            do {
                try await give(verb, in: context, to: desk.ledger)
            } catch let refusal as any Refusal {
                let subject = verb.subject(in: context)
                throw refusal.isOfNothing ? LedgerError.absent(subject) as any Error : Failure(refusal, of: subject)
            }
        }
    }

    private func give(_ verb: some UseCase, in context: CommandContext, to ledger: Ledger) async throws {
        if dryRun {
            try RehearsalAnswer(try await ledger.rehearse(verb, in: context)).print(asJSON: output.json)
        } else {
            try await ledger.answer(verb, in: context).print(asJSON: output.json)
        }
    }

    private func give(_ verb: some UseCase, to remote: RemoteServer) async throws {
        let given = RemoteServer.Given(
            id: commandId?.uuid ?? UUID(),
            expectedRevision: revision,
            correlationID: correlationId?.uuid,
            causationID: causationId
        )
        do {
            if dryRun {
                try await remote.rehearse(verb, given).print(asJSON: output.json)
            } else {
                try await remote.perform(verb, given).print(asJSON: output.json)
            }
        } catch let problem as RemoteProblem {
            throw problem.error(about: verb, given.id)
        }
    }

    /// Who gives the command, and as what.
    func context(at desk: Desk) async throws -> CommandContext {
        CommandContext(
            id: commandId?.uuid ?? UUID(),
            isFresh: commandId == nil,
            actor: try await Actor(named: actor, at: desk).id,
            authentication: .local,
            time: .now,
            correlationID: correlationId?.uuid,
            causationID: causationId,
            expectedRevision: revision
        )
    }

    func validate() throws {
        if let revision, revision < 0 { throw ValidationError("--revision is at least 0") }
    }
}

/// What a command is known by.
enum GivenCommand {}
typealias CommandID = Identifier<GivenCommand>

extension Refusal {
    /// Whether nothing is there that the command could be about: a mission's code is taken as it is given.
    fileprivate var isOfNothing: Bool { standing.map { $0.state == nil } ?? false }
}

extension Failure {
    /// The domain's refusal of a command about a thing.
    init(_ refusal: any Refusal, of stream: StreamName) {
        let noun = Noun(rawValue: String(stream.category)) ?? .observation
        self.init(.data, refusal.sentence(about: noun, in: .ofThisUser))
    }
}
