import ArgumentParser
import EventStore

struct OrganisationCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an organisation.",
        discussion: "Example: debrief organisation create unmik --source https://unmik.example.org/lessons"
    )

    @Argument(help: "A lower-case word of at most 40 letters, digits and underscores.")
    var name: String

    @Flag(help: "Say whether it can be made, and make nothing.")
    var dryRun = false

    @OptionGroup var source: SourceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let organisation = try OrganisationName(argument: name)
        let server = try DatabaseServer.current()
        let register = OrganisationRegister(try server.migrator())
        guard try await !register.contains(organisation) else {
            throw Failure(.usage, "There is an organisation \(name) already: debrief organisation list shows it.")
        }
        if dryRun {
            let planned = OrganisationEntry(name: name, source: source.source ?? "a random URN")
            return try Created(organisation: planned, dryRun: true).print(asJSON: output.json)
        }
        try await server.migrate(organisation, source: source.source)
        guard let made = try await register.entries().first(where: { $0.name == name }) else {
            throw Failure(.tryAgain, "The organisation \(name) went as it was made: try again.")
        }
        try Created(organisation: made, dryRun: false).print(asJSON: output.json)
    }

    private struct Created: Answer {
        let organisation: OrganisationEntry
        let dryRun: Bool

        var text: String {
            (dryRun ? "would make " : "made ") + "\(organisation.name), known as \(organisation.source)"
        }
    }
}
