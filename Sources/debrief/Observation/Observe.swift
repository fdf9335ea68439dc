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

            With --offline nothing is asked of any server: it is kept on this machine, not encrypted, for this user's eyes \
            only, until debrief sync sends it. When it was written is when it was reported, unless --reported says otherwise.

            Example: debrief observe "The radio net failed between Gao and Ansongo" --mission MINUSMA
            """
    )

    @Argument(help: ArgumentHelp("What was seen, one fact.", valueName: "text"))
    var text: LongText?

    @OptionGroup var fields: ObservationOptions

    @Flag(help: "Write it in $EDITOR.")
    var edit = false

    @Flag(help: "Keep it on this machine, without a connection; debrief sync sends it.")
    var offline = false

    @OptionGroup var options: CommandOptions

    func run() async throws {
        var form = try ObservationForm(fields)
        if let text { form.observation = try text.read() }
        let draft = edit ? try form.edit() : nil
        try await Draft.keeping(draft) {
            if form.observation.isEmpty { form.observation = try Ask.text("What was seen", given: nil) }
            try await record(form.details(fields))
        }
    }

    private func record(_ details: ObservationDetails) async throws {
        PersonalData.warn(about: details)
        if offline { return try keep(details) }
        try await options.perform { things in
            var details = details
            if let review = fields.review { details.review = try await things.id(of: review) }
            return RecordObservation(details: details)
        }
    }
}
