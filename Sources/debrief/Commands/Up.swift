import ArgumentParser
import EventStore
import FoundationEssentials

struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the private PostgreSQL, made the first time with one organisation in it.",
        discussion: """
            It listens on a unix socket alone. Logins and their passwords are made up and kept beside the data, for this \
            user's eyes only.

            Example: debrief up && debrief doctor
            """
    )

    @OptionGroup var source: SourceOptions
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let name = try organisation.name()
        guard case .own(let cluster) = try DatabaseServer.current() else {
            throw Failure(.usage, "DEBRIEF_DATABASE_URL names a server that runs by itself: use debrief migrate.")
        }
        let running = try await cluster.exclusively { try await start(cluster, name) }
        try running.print(asJSON: output.json)
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
            try await cluster.admit(name)
        }
        return Running(
            folder: cluster.folder,
            made: made,
            organisations: try await register.entries(),
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
