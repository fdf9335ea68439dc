import ArgumentParser
import EventSourcing
import Lessons
import UseCases
import Wording

struct LessonShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a lesson.",
        discussion: "Example: debrief lesson show L-1"
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(lesson, as: Lesson.self) { state, names in
            state.map { FieldList($0, names) } ?? FieldList()
        }
    }
}

extension FieldList {
    init(_ state: LessonState, _ names: Names) {
        let details = state.details
        self.init()
        add("statement", details.statement)
        add("root cause", details.rootCause)
        add("kind", details.kind.words(in: .ofThisUser))
        add("observations", details.observations.map { names.name(of: $0) })
        add("recommendations", details.recommendations.map { "\(names.name(of: $0.review))/\($0.number)" })
        add("factors", details.factors.map { $0.words(in: .ofThisUser) })
        add("missions", details.missions)
        add("applies to", details.missionTypes.map { $0.words(in: .ofThisUser) })
        add("in phase", details.missionPhases.map { $0.words(in: .ofThisUser) })
        add("actions", state.actions.map { names.name(of: $0) })
        add("to be reviewed", state.reviewOn.map { state.isLapsed(at: .now) ? "\($0): lapsed" : $0.text })
        add("contested", lines: state.contests.map(\.why))
        add("superseded by", state.superseded.map { names.name(of: $0.replacement) })
        add("language", details.language)
        add("said first", state.original.statement == details.statement ? nil : state.original.statement)
        add("claims", lines: state.claims.map { $0.claim.words(as: $0.phase.words(in: .ofThisUser)) })
    }
}
