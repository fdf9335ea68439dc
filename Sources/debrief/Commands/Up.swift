import ArgumentParser
import Audit
import Contract
import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import Transparency
import UseCases

struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the private PostgreSQL, made the first time with one organisation in it, and serve.",
        discussion: """
            PostgreSQL listens on a unix socket alone. Logins and their passwords are made up and kept beside the data, for \
            this user's eyes only. The first time, this machine's user becomes the organisation's administrator and manager, \
            and a one-time sign-in is printed.

            Stopped with Ctrl-C, PostgreSQL goes on running for other commands: debrief down stops it.

            Example: debrief up --port 8080
            """
    )

    @Flag(help: "Start PostgreSQL, serve nothing, and end.")
    var databaseOnly = false

    @OptionGroup var server: ServerArguments
    @OptionGroup var source: SourceOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !databaseOnly { Heaps.bound() }
        let name = try ledger.organisation.name()
        guard case .own(let cluster) = try DatabaseServer.current() else {
            throw Failure(.usage, "DEBRIEF_DATABASE_URL names a server that runs by itself: use debrief migrate.")
        }
        let running = try await cluster.exclusively { try await start(cluster, name) }
        try running.print(asJSON: output.json)
        guard !databaseOnly else { return }
        try await ledger.withDesk(connections: ServerArguments.connections, isServer: true) { desk in
            try await admitFirst(at: desk)
            try await serve(desk, on: cluster)
        }
    }

    /// Serves, and signs the log with a key of the cluster's own, which is made and introduced the first time.
    private func serve(_ desk: Desk, on cluster: PrivateCluster) async throws {
        let file = try SigningKeyFile.ofCluster(desk.organisation)
        // A key made now could not sign what another has signed before.
        if !file.isThere, try await desk.trees.newest() != nil {
            throw Failure(
                .unavailable,
                "Another key signed this log: put it back as \(file.path), with its .state file, or serve without signing: "
                    + "debrief serve."
            )
        }
        let host = server.publicURL.flatMap { URL(string: $0)?.host }
        let key = try file.readOrMake(named: SigningKeyFile.origin(of: desk.organisation, host: host))
        let person = try await Actor(named: nil, at: desk).id
        try await desk.ledger.introduce(verifierKey: key.verifier.description, in: .local(by: person))
        let signing = try cluster.configuration(for: desk.organisation.role(.signer))
        try await Pool.with(signing, size: 3, logger: .server) { pool in
            let task = try await SigningTask(
                pool,
                organisation: desk.organisation,
                keys: [key],
                origin: key.verifier.name,
                file: file,
                ownsDatabase: true,
                logger: .server
            )
            try await server.serve(desk, signing: { try await task.run() })
        }
    }

    /// Where nobody may give roles yet, this machine's user may.
    private func admitFirst(at desk: Desk) async throws {
        guard try await !AccessRegister(desk.ledger).isAdministered(at: .now) else { return }
        let person = try await Actor(named: nil, at: desk).id
        // The administrator's role last: from then on nobody gives themselves one.
        for role in [AccessRole.manager, .administrator] {
            let why = "The first to start this organisation"
            _ = try await desk.tell(
                GrantRole(person: person, role: role, mission: nil, until: nil, why: why),
                in: .local(by: person)
            )
        }
        let invitation = try await desk.tell(Invite(person: person, days: 1), in: .local(by: person))
        try invitation.print(asJSON: output.json)
        if !output.json, let address = server.address { print("\nopen \(address)/sign-in#\(invitation.token)") }
    }

    private func start(_ cluster: PrivateCluster, _ name: OrganisationName) async throws -> Running {
        let made = !cluster.isMade
        if made {
            try await Progress.show("making a PostgreSQL cluster in \(cluster.folder)") { try await cluster.make() }
        }
        let started = try await Progress.show("starting PostgreSQL") { try await cluster.start() }
        let register = OrganisationRegister(try cluster.configuration(for: PrivateCluster.migrator))
        if try await register.entries().isEmpty {
            _ = try await register.migrate(name, source: source.source)
        }
        let organisations = try await register.entries()
        // Of one that was interrupted as it was made, nobody may log in yet.
        for name in organisations.compactMap({ OrganisationName($0.name) }) { try await cluster.admit(name) }
        return Running(
            folder: cluster.folder,
            made: made,
            organisations: organisations,
            socket: cluster.servedFrom ?? "",
            started: started
        )
    }

    private struct Running: Answer {
        let folder: String
        let made: Bool
        let organisations: [OrganisationEntry]
        let socket: String
        let started: Bool

        var text: String {
            let verb = made ? "made and started" : started ? "started" : "running already"
            return """
                PostgreSQL: \(verb)
                folder: \(folder)
                socket: \(socket)
                organisations: \(organisations.map(\.name).joined(separator: ", "))
                """
        }
    }
}
