import ArgumentParser
import Contract
import Lessons
import Projections
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
        let marks = state.isClaimed ? " [\(Mark.claimed.words(in: .ofThisUser))]" : ""
        let top = "\(state.details.code)  \(state.phase.words(in: .ofThisUser))\(marks)  \(state.details.name)"
        var fields = FieldList(state)
        fields.add("observations", factors.map { "\($0.gaps) failures, \($0.strengths) successes" })
        fields.add("factors", lines: factorLines)
        fields.add("open lessons", lines: openLessons.map { "\($0.reference)  \($0.state ?? "")  \($0.title ?? "")" })
        let actions = board.counts.map { count in
            "\(count.count) \(count.acceptance.words(in: .ofThisUser)), \(count.implementation.words(in: .ofThisUser))"
        }
        fields.add("reform actions", lines: actions)
        fields.add(
            "still to be done",
            lines: board.open.map { action in
                let late = action.overdueDays.map { " (overdue by \($0) days)" } ?? ""
                return "\(action.reference)  \(action.due ?? "no date")\(late)  \(action.what ?? "")"
            }
        )
        return asOf.heading + top + "\n\n" + fields.text(width: Terminal.width)
    }

    /// Those with most failures first.
    private var factorLines: [String] {
        (factors?.cells ?? []).sorted { $0.gaps > $1.gaps }.map { cell in
            "\(cell.factor.words(in: .ofThisUser)): \(cell.gaps) failures, \(cell.strengths) successes"
        }
    }
}

extension FieldList {
    init(_ state: MissionState) {
        let details = state.details
        self.init()
        add("host country", details.hostCountry)
        add("type", details.type.words(in: .ofThisUser))
        add("established", [details.established?.text, details.establishedBy].compactMap(\.self))
        add("mandate", details.mandate)
        add("objectives", lines: details.objectives.map(\.line))
        add("strength", lines: state.strengths.map { $0.words(in: .ofThisUser) })
        let disagree = Set(state.assessments.map(\.outcome)).count > 1
        add(
            disagree ? "assessments, which disagree" : "assessments",
            lines: state.assessments.map { assessment in
                "\(assessment.outcome.words(in: .ofThisUser)): \(assessment.why) (\(assessment.source))"
            }
        )
        add("claims", lines: state.claims.map { $0.claim.words(as: $0.phase.words(in: .ofThisUser)) })
    }
}

extension Objective {
    fileprivate var line: String {
        let judgements = [
            clear.map { $0 ? "clear" : "unclear" },
            achievable.map { $0 ? "achievable" : "unachievable" },
            resourced.map { $0 ? "resourced" : "unresourced" },
        ].compactMap(\.self)
        return judgements.isEmpty ? text : "\(text) (\(judgements.joined(separator: ", ")))"
    }
}
