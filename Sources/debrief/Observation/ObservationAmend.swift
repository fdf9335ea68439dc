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
        var changes = ObservationChanges()
        changes.title = fields.title
        changes.observation = try text?.read()
        changes.discussion = try fields.discussion?.read()
        changes.conclusion = try fields.conclusion?.read()
        changes.recommendation = try fields.recommendation?.read()
        changes.kind = fields.kind
        changes.occurred = fields.occurred
        changes.reported = fields.reported
        changes.place = fields.givenPlace
        changes.missions = fields.missions.ifAny
        changes.missionPhase = fields.missionPhase
        changes.factors = fields.factors.ifAny
        changes.consequences = fields.consequences.ifAny
        changes.severity = fields.severity
        changes.rating = fields.rating
        if fields.attribution != nil || fields.role != nil { changes.attribution = fields.attributed }
        changes.attachments = fields.attachments.map(\.attachment).ifAny
        if let review = fields.review { changes.review = try await things.id(of: review) }
        changes.paragraph = fields.paragraph
        changes.language = fields.language
        return changes
    }
}
