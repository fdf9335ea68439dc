import API
import Contract
import EventSourcing
import Lessons
import Projections
import UseCases
import Wording

/// A mission on one page: what it is, how strong, what failed and what worked, what happened, and what is still to be done.
struct MissionPage: Page {
    static let words: [any Phrase.Type] = [ThingWord.self, MissionWord.self]

    struct Happening: Sendable {
        let occurred: String
        let recorded: String
        let thing: Link
        let what: String
    }

    static let template = "mission"
    static let isNarrowedByKnownBy = true

    let title: String
    let thing: ThingModel
    let strength: StrengthChart?
    let balance: BalanceChart?
    let timeline: TimelineChart?
    let happenings: [Happening]
    let more: String?
    let alerts: [HomePage.Item]
    let hasAlerts: Bool
    let lessons: [HomePage.Item]
    let hasLessons: Bool
    let actions: [HomePage.Item]
    let hasActions: Bool
    let board: String
    let observations: String

    init(_ visit: Visit, _ code: MissionCode) async throws {
        let language = visit.language
        let answer = try await visit.ask(MissionPageQuestion(mission: code))
        // A mission's state is itself optional: nil has to mean that nothing was narrowed, not that there is no mission.
        let known: Mission.State? = visit.desk.asOf.knownBy == nil ? .none : .some(answer.state)
        thing = try await ThingModel(visit, Reference(code.rawValue), as: Mission.self, known: known)
        title = thing.title
        strength = StrengthChart(answer.state.strengths, until: visit.desk.asOf.clock, in: language)
        balance = BalanceChart(answer.factors, in: language) { factor in
            visit.href("/observations?mission=\(code)&factor=\(factor.rawValue)&standing=true")
        }
        var query = visit.query
        let events = try await visit.ask(TimelineQuestion(mission: code, limit: 200, after: try query.take("after")))
        let worded = events.happenings.map { line in
            (
                line,
                [EventType.words(of: line.type, in: language), line.title(in: language)].compactMap(\.self)
                    .joined(separator: language(": ", " : "))
            )
        }
        timeline = TimelineChart(worded, visit)
        happenings = worded.map { line, words in
            Happening(
                occurred: visit.words(of: line.occurred),
                recorded: visit.words(of: line.recorded),
                thing: visit.link(to: line.reference),
                what: words
            )
        }
        more = events.next.map { visit.href("/missions/\(code)?after=\($0.queryEscaped)") }
        alerts = answer.openAlerts.map { alert in
            let mark = alert.escalated ? Mark.escalated.words(in: language) : nil
            let phase = alert.state.flatMap(Alert.Phase.init(rawValue:))?.words(in: language)
            return HomePage.Item(
                thing: visit.link(to: alert.reference),
                title: language.title(alert.title ?? "", of: .alert),
                detail: [phase, mark].compactMap(\.self).joined(separator: ", "),
                isLate: alert.escalated
            )
        }
        hasAlerts = !alerts.isEmpty
        lessons = answer.openLessons.map { lesson in
            HomePage.Item(
                thing: visit.link(to: lesson.reference),
                title: lesson.title ?? "",
                detail: lesson.state.flatMap(Lesson.Phase.init(rawValue:))?.words(in: language),
                isLate: false
            )
        }
        hasLessons = !lessons.isEmpty
        actions = answer.board.open.map { action in
            HomePage.Item(
                thing: visit.link(to: action.reference),
                title: action.what ?? "",
                detail: action.overdueDays.map(language.overdue(days:))
                    ?? action.due.flatMap(WorldDate.init).map { language.words(of: $0) },
                isLate: action.overdueDays != nil
            )
        }
        hasActions = !actions.isEmpty
        board = visit.href("/board?mission=\(code)")
        observations = visit.href("/observations?mission=\(code)")
    }
}
