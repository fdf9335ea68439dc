import ArgumentParser
import Lessons
import UseCases
import Wording

struct MissionShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a mission.",
        discussion: "Example: debrief mission show MINUSMA"
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(mission, as: Mission.self) { state, _ in
            state.map { FieldList($0) } ?? FieldList()
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
        add(
            "assessments",
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
