import ArgumentParser
import Contract
import Lessons

struct LessonList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the lessons, the newest first.",
        discussion: "Example: debrief lesson list --state learned --lapsed"
    )

    @Option(name: .customLong("state"), help: "In this state; may be given again.")
    var states: [Lesson.Phase] = []

    @Option(name: .customLong("kind"), help: "Drawn from what failed, or from what worked.")
    var kinds: [LessonKind] = []

    @Option(name: .customLong("factor"), help: "With this factor; may be given again.")
    var factors: [Factor] = []

    @Flag(help: "Learned, and not proved again by the date of review.")
    var lapsed = false

    @Flag(help: "With something that stands against them.")
    var contested = false

    @OptionGroup var options: ListOptions

    func run() async throws {
        try await options.list(Lesson.self) { asked in
            asked.state = states.map(\.rawValue)
            asked.kind = kinds.map(\.rawValue)
            asked.factor = factors
            asked.lapsed = lapsed
            asked.contested = contested
        }
    }
}
