import ArgumentParser
import Lessons
import UseCases

struct ObservationAmend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Say parts of an observation better.",
        discussion: """
            What isn't given stays; what was said before stays in its history. Lists are replaced whole.

            Example: debrief observation amend O-1 --severity high --why "Two convoys turned back"
            """
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: .customLong("text"), help: "What was seen, one fact.")
    var text: LongText?

    @Option(name: [.customShort("m"), .long], help: "Why it is said otherwise.")
    var why: LongText?

    @OptionGroup var fields: ObservationOptions
    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try why?.read()
        try await options.perform { things in
            AmendObservation(
                observation: try await things.id(of: observation),
                changes: try await changes(things),
                why: why
            )
        }
    }

    private func changes(_ things: ThingFinder) async throws -> ObservationChanges {
        var changes = try fields.changes()
        changes.observation = try text?.read()
        if let review = fields.review { changes.review = try await things.id(of: review) }
        return changes
    }
}
