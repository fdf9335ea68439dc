import ArgumentParser
import EventStore
import Schema

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring an organisation's schema up to this program's version.",
        discussion: """
            All or nothing, and safe to run from several servers at once. An organisation that isn't there is made.

            On a server of yours, name it in DEBRIEF_DATABASE_URL (postgresql://… or libpq's keyword=value form). Migrating \
            wants a login with CREATEROLE, and CREATE on the database. Everything else runs as the organisation's roles \
            (<organisation>_writer and so on), for which the login has to be that role or a member of it; a member becomes \
            the role by the connection parameter options=-c role=<organisation>_writer. A pooler that doesn't pass options \
            on wants the role itself as its login.

            Example: debrief migrate --dry-run
            """
    )

    @Flag(help: "Only show what is pending.")
    var dryRun = false

    @OptionGroup var source: SourceOptions
    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let name = try organisation.name()
        let server = try DatabaseServer.current()
        let migrations =
            if dryRun {
                try await OrganisationRegister(try server.migrator()).pending(name)
            } else {
                try await server.migrate(name, source: source.source)
            }
        let steps = migrations.map { Step(name: $0.name, number: $0.number) }
        try Migrated(applied: dryRun ? [] : steps, organisation: name.rawValue, pending: dryRun ? steps : [])
            .print(asJSON: output.json)
    }

    private struct Step: Encodable {
        let name: String
        let number: Int32
    }

    private struct Migrated: Answer {
        let applied: [Step]
        let organisation: String
        let pending: [Step]

        var text: String {
            let lines =
                applied.map { "applied \($0.number) \($0.name)" } + pending.map { "pending \($0.number) \($0.name)" }
            return lines.isEmpty ? "\(organisation) is up to date" : lines.joined(separator: "\n")
        }
    }
}
