import ArgumentParser
import Lessons
import UseCases

struct LessonAmend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Say parts of a lesson better, until it is endorsed.",
        discussion: """
            What isn't given stays; what was said before stays in its history. Lists are replaced whole.

            Example: debrief lesson amend L-1 --title "Relays need two spare batteries"
            """
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(help: "What is to be done otherwise, or again.")
    var statement: LongText?

    @OptionGroup var fields: LessonOptions
    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { things in
            AmendLesson(lesson: try await things.id(of: lesson), changes: try await changes(things))
        }
    }

    private func changes(_ things: ThingFinder) async throws -> LessonChanges {
        var changes = LessonChanges()
        changes.kind = fields.kind
        changes.title = fields.title
        changes.statement = try statement?.read()
        changes.rootCause = try fields.rootCause?.read()
        changes.observations = try await things.ids(of: fields.observations).ifAny
        changes.recommendations = try await things.recommendations(fields.recommendations).ifAny
        changes.factors = fields.factors.ifAny
        changes.missions = fields.missions.ifAny
        changes.missionTypes = fields.missionTypes.ifAny
        changes.missionPhases = fields.missionPhases.ifAny
        changes.language = fields.language
        return changes
    }
}
