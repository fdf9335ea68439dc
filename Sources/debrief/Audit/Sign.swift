import ArgumentParser
import Audit
import Client
import Contract
import EventSourcing
import EventStore
import FoundationEssentials
import Glibc
import Logging
import Postgres
import Transparency
import UseCases

struct Sign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign the log, round after round, until stopped.",
        discussion: """
            Meant to run as another user on another machine than the database: then not even who owns the database can sign \
            another history. It needs no more than the organisation's signer role (DEBRIEF_DATABASE_URL). What it signed it \
            remembers beside the key, and it refuses a log that shrank, forked or was backdated.

            With two keys of one name, both sign: so a new key takes over from an old one.

            Example: debrief sign signer.key
            """
    )

    @Argument(help: "The key, as debrief audit key new made it; may be several.", completion: .file())
    var keys: [String]

    @Flag(help: "Sign what is new once, and end.")
    var once = false

    @Flag(help: "Begin to remember a log that was signed before: everything is computed anew first.")
    var adopt = false

    @Option(
        name: .customLong("accept-late"),
        help: ArgumentHelp(
            "Sign events that appeared long after they were recorded, once, and say why in the log: for that alone the "
                + "writer's role is wanted too.",
            valueName: "why"
        )
    )
    var acceptLate: String?

    @OptionGroup var organisation: OrganisationOptions

    func validate() throws {
        guard !keys.isEmpty else { throw ValidationError("name a key file: debrief audit key new makes one") }
    }

    func run() async throws {
        let name = try organisation.name()
        let files = keys.map(SigningKeyFile.init)
        let signing = try files.map { try $0.read() }
        guard let origin = signing.first?.verifier.name, signing.allSatisfy({ $0.verifier.name == origin }) else {
            throw Failure(.usage, "Keys that sign one log have one name.")
        }
        let server = try await DatabaseServer.started()
        if let acceptLate { try await note(acceptLate) }
        let ownsCluster = if case .own = server { true } else { false }
        try await Pool.with(try server.configuration(as: .signer, of: name), size: 3, logger: .commandLine) { pool in
            let task = try await SigningTask(
                pool,
                organisation: name,
                keys: signing,
                origin: origin,
                file: files[0],
                ownsDatabase: ownsCluster,
                logger: .server
            )
            if adopt { print("adopted: \(try await task.adopt()) events") }
            if once || acceptLate != nil {
                let size = try await task.once(acceptsLate: acceptLate != nil)
                print("signed: \(size) events")
            } else {
                try await task.run()
            }
        }
    }

    private func note(_ why: String) async throws {
        var ledger = LedgerOptions()
        ledger.organisation = organisation
        ledger.server = nil
        try await ledger.withDesk { desk in
            try await desk.ledger.acceptLate(why: why, in: .local(by: try await Actor(named: nil, at: desk).id))
        }
    }
}
