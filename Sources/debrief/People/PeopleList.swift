import ArgumentParser
import UseCases

struct PeopleList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the people, by name.",
        discussion: "Example: debrief people list --json"
    )

    @OptionGroup var people: PeopleOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let everybody = try await people.withRegister { try await $0.all() }
        try List(people: everybody.map(PersonAnswer.init)).print(asJSON: output.json)
    }

    private struct List: Answer {
        let people: [PersonAnswer]

        var text: String {
            people.isEmpty
                ? "nobody yet: debrief people add makes the first entry"
                : people.map(\.line).joined(separator: "\n")
        }
    }
}
