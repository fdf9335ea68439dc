import Contract
import Lessons
import Projections
import Wording

/// Every reform action by acceptance and implementation, and what is still to be done: overdue, silent, stalled, slipped.
struct BoardPage: Page {
    static let words: [any Phrase.Type] = [BoardWord.self]

    struct Row: Sendable {
        let acceptance: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let count: Int
        /// Those actions; nil where there are none.
        let href: String?
    }

    struct Action: Sendable {
        let thing: Link
        let what: String
        let owner: String?
        let due: String
        let overdue: String?
        let slips: Int64?
        let silent: String?
        let isStalled: Bool
        let percentage: Int64?
        let done: String?
        let chips: [Chip]
    }

    static let template = "board"
    static let isNarrowedByKnownBy = true

    let title: String
    let heads: [String]
    let rows: [Row]
    let actions: [Action]
    let hasActions: Bool
    let missions: [Choice]
    let categories: [Choice]

    init(_ visit: Visit, _ question: BoardQuestion) async throws {
        let language = visit.language
        title = BoardWord.board.words(in: language)
        heads = Implementation.allCases.map { $0.words(in: language) }
        let answer = try await visit.ask(question)
        rows = Acceptance.allCases.map { acceptance in
            Row(
                acceptance: acceptance.words(in: language),
                cells: Implementation.allCases.map { implementation in
                    let counts = answer.counts.filter {
                        $0.acceptance == acceptance && $0.implementation == implementation
                    }
                    let count = counts.reduce(0) { $0 + $1.count }
                    var query = "acceptance=\(acceptance.rawValue)&implementation=\(implementation.rawValue)"
                    if let mission = question.mission { query += "&mission=\(mission)" }
                    if let owner = question.owner { query += "&owner=\(owner.queryEscaped)" }
                    if let category = question.category { query += "&category=\(category.rawValue)" }
                    return Cell(count: count, href: count == 0 ? nil : visit.href("/actions?\(query)"))
                }
            )
        }
        let people = try await visit.names(ofPeople: answer.open.compactMap(\.owner))
        actions = answer.open.map { Action($0, visit, people) }
        hasActions = !actions.isEmpty
        let all = try await visit.ask(ListQuestion<Mission>(Narrowing(), sort: .title, limit: 1_000))
        missions =
            [Choice(value: "", text: BoardWord.allMissions.words(in: language), isChosen: question.mission == nil)]
            + all.items.map { item in
                let code = item.row.reference
                return Choice(value: code, text: code, isChosen: question.mission?.rawValue == code)
            }
        categories =
            [Choice(value: "", text: BoardWord.allCategories.words(in: language), isChosen: question.category == nil)]
            + ActionCategory.allCases.map { category in
                Choice(
                    value: category.rawValue,
                    text: category.words(in: language),
                    isChosen: question.category == category
                )
            }
    }
}

extension BoardPage.Action {
    fileprivate init(_ action: BoardAnswer.Action, _ visit: Visit, _ people: [String: String]) {
        let language = visit.language
        thing = visit.link(to: action.reference)
        what = action.what ?? ""
        owner = action.owner.map { people[$0] ?? $0 }
        due = action.due.flatMap(WorldDate.init).map { language.words(of: $0) } ?? BoardWord.noDate.words(in: language)
        overdue = action.overdueDays.map(language.overdue(days:))
        slips = action.slips == 0 ? nil : action.slips
        silent = action.silentDays.map(language.days)
        isStalled = action.stalled
        percentage = action.percentage
        done = action.percentage.map(language.percent)
        chips = [
            action.acceptance.flatMap(Acceptance.init(rawValue:)).map { Chip($0, $0.tone, in: language) },
            action.implementation.flatMap(Implementation.init(rawValue:)).map { Chip($0, $0.tone, in: language) },
        ].compactMap(\.self)
    }
}
