import ArgumentParser

struct OrganisationList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the organisations.",
        discussion: "Example: debrief organisation list --json"
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let register = OrganisationRegister(try DatabaseServer.current().migrator())
        try List(organisations: try await register.entries()).print(asJSON: output.json)
    }

    private struct List: Answer {
        let organisations: [OrganisationEntry]

        var text: String {
            organisations.isEmpty
                ? "none yet: debrief organisation create makes one"
                : organisations.map { "\($0.name)  \($0.source)" }.joined(separator: "\n")
        }
    }
}
