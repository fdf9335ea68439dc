import ArgumentParser
import Contract
import Lessons
import UseCases

struct PeopleForget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take a person's name and address away, for good.",
        discussion: """
            Events keep the person's id, which then leads to nobody. This can't be undone; backups made before still hold \
            the name until they are thrown away.

            Example: debrief people forget 6f2c1e0a-53a8-4f5e-9a51-1d0c2f7b9e44
            """
    )

    @Argument(help: "The person's id, as debrief people list shows it.")
    var id: PersonID

    @Flag(help: "Say who would be forgotten, and forget nobody.")
    var dryRun = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if dryRun {
            guard try await ledger.ask(PeopleQuestion()).people.contains(where: { $0.id == id.description }) else {
                throw PeopleError.unknown(id)
            }
        } else {
            _ = try await ledger.tell(ForgetPerson(person: id))
        }
        try Forgotten(id: id.description, dryRun: dryRun).print(asJSON: output.json)
    }

    private struct Forgotten: Answer {
        let id: String
        let dryRun: Bool

        var text: String { dryRun ? "would be forgotten, and was not: \(id)" : "forgotten: \(id)" }
    }
}
