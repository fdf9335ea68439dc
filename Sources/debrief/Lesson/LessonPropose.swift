import ArgumentParser
import Lessons
import UseCases

struct LessonPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Draw a lesson from observations and recommendations.",
        discussion: """
            What it rests on can come later, but it is endorsed only on a verified observation or a review's recommendation.

            Example: debrief lesson propose "Relays need a spare battery" --from O-1 --factor logistics_and_resources
            """
    )

    @Argument(help: ArgumentHelp("What is to be done otherwise, or again.", valueName: "statement"))
    var statement: LongText?

    @OptionGroup var fields: LessonOptions

    @Flag(help: "Write it in $EDITOR.")
    var edit = false

    @OptionGroup var options: CommandOptions

    func run() async throws {
        var form = LessonForm(
            title: fields.title ?? "",
            statement: try statement?.read() ?? "",
            rootCause: try fields.rootCause?.read()
        )
        let draft = edit ? try form.edit() : nil
        try await Draft.keeping(draft) {
            if form.statement.isEmpty { form.statement = try Ask.text("The lesson", given: nil) }
            try await propose(form)
        }
    }

    private func propose(_ written: LessonForm) async throws {
        try await options.perform { things in
            ProposeLesson(
                details: LessonDetails(
                    kind: fields.kind ?? .lesson,
                    title: written.title.isEmpty ? written.statement.asTitle : written.title,
                    statement: written.statement,
                    rootCause: written.rootCause,
                    observations: try await things.ids(of: fields.observations),
                    recommendations: try await things.recommendations(fields.recommendations),
                    factors: fields.factors,
                    missions: fields.missions,
                    missionTypes: fields.missionTypes,
                    missionPhases: fields.missionPhases,
                    language: fields.language ?? .english,
                    sensitivity: fields.sensitivity ?? .unclassified,
                    provenance: fields.synthetic ? Provenance(synthetic: true) : nil
                )
            )
        }
    }
}
