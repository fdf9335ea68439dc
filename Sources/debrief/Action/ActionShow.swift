import ArgumentParser
import EventSourcing
import Lessons
import UseCases
import Wording

struct ActionShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a reform action.",
        discussion: "Example: debrief action show A-1"
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(action, as: ReformAction.self) { state, names in
            state.map { FieldList($0, names) } ?? FieldList()
        }
    }
}

extension FieldList {
    init(_ state: ReformActionState, _ names: Names) {
        let details = state.details
        self.init()
        add("acceptance", state.acceptance.words(in: .ofThisUser))
        add("implementation", state.implementation.words(in: .ofThisUser))
        add("effect", state.effect?.words(in: .ofThisUser))
        add("owner", details.owner?.words(names))
        add("due", details.due.map { state.isOverdue(at: .now) ? "\($0): overdue" : $0.text })
        add(
            "slips",
            lines: state.slips.filter { $0.from != nil }.map { "from \($0.from?.text ?? "") to \($0.to): \($0.why)" }
        )
        add("progress", state.progress.map { "\($0.percentage) %: \($0.text)" })
        add("measure", details.measure)
        add("lessons", details.lessons.map { names.name(of: $0) })
        add("recommendations", details.recommendations.map { "\(names.name(of: $0.review))/\($0.number)" })
        add("category", details.category.words(in: .ofThisUser))
        add("track", details.track.words(in: .ofThisUser))
        add("missions", details.missions)
        add("language", details.language)
        add("claims", lines: state.claims.map { $0.claim.words(as: $0.phase.words(in: .ofThisUser)) })
    }
}
