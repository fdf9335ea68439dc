import ArgumentParser
import Contract
import Lessons
import UseCases
import Wording

struct MissionShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a mission: state, objectives, strength, open lessons, actions, factors, assessments.",
        discussion: "Example: debrief mission show MINUSMA --as-of 2026-06-30"
    )

    @Argument(help: "The mission's code.")
    var mission: MissionCode

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await readSide.ask(MissionPageQuestion(mission: mission)).print(asJSON: output.json)
    }
}

extension MissionAnswer: Answer {
    var text: String {
        let phase = state.phase.words(in: .ofThisUser)
        let top = "\(state.details.code)  \(phase)\(marks.bracketed)  \(state.details.name)"
        return asOf.heading + top + "\n\n" + FieldList(facts(in: .ofThisUser)).text(width: Terminal.width)
    }
}
