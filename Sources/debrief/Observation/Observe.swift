import ArgumentParser
import FoundationEssentials
import Lessons
import UseCases

struct Observe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Log an observation: one line is enough.",
        discussion: """
            The first line is the title, and the whole text the fact that was seen. Nobody is named unless --attribution \
            says so. A text is itself, - for standard input, or @file; --edit opens $EDITOR with a form.

            Example: debrief observe "The radio net failed between Gao and Ansongo" --mission MINUSMA
            """
    )

    @Argument(help: ArgumentHelp("What was seen, one fact.", valueName: "text"))
    var text: LongText?

    @OptionGroup var fields: ObservationOptions

    @Flag(help: "Write it in $EDITOR.")
    var edit = false

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let details = try details()
        PersonalData.warn(about: details)
        try await options.perform { things in
            var details = details
            if let review = fields.review { details.review = try await things.id(of: review) }
            return RecordObservation(details: details)
        }
    }

    private func details() throws -> ObservationDetails {
        var form = try ObservationForm(fields)
        if let text { form.observation = try text.read() }
        if edit { try form.edit() }
        if form.observation.isEmpty { form.observation = try Ask.text("What was seen", given: nil) }
        return try form.details()
    }
}
