import API
import Contract
import Foundation
import Lessons
import Projections
import UseCases
import Wording

/// A page of a register: what narrows it, and what is left.
struct RegisterPage: Page {
    static let words: [any Phrase.Type] = [RegisterWord.self]

    struct FacetGroup: Sendable {
        let name: String
        let facets: [FacetLine]
    }

    struct FacetLine: Sendable {
        let text: String
        /// nil where it isn't counted.
        let count: Int64?
        /// The list with this one more, or without it where it is chosen.
        let href: String
        let isChosen: Bool
    }

    struct Row: Sendable {
        let thing: Link
        let title: String
        let chips: [Chip]
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let head: String
        let text: String
        /// What has to be seen at once.
        let alarm: String?
    }

    static let template = "register"
    static let isNarrowedByKnownBy = true
    private static let pageSize = 50

    let title: String
    let path: String
    /// Where a new one is begun; nil for whom that isn't.
    let new: String?
    let words: String
    /// The query without words, order and place, which the form for words keeps.
    let kept: [Frame.Kept]
    let sorts: [Choice]
    let chosen: [Link]
    let hasChosen: Bool
    let groups: [FacetGroup]
    let heads: [String]
    let rows: [Row]
    let isEmpty: Bool
    let next: String?
    let first: String?

    init<Subject: ContractedAggregate>(_ visit: Visit, of subject: Subject.Type) async throws {
        let language = visit.language
        let register = Subject.register
        let asked = try visit.question(ListQuestion<Subject>.self)
        var narrowing = asked.narrowing
        // What was rejected, merged or withdrawn is there for who asks for it.
        let isStanding = register == .observations && narrowing.state.isEmpty
        if isStanding { narrowing.standing = true }
        let question = ListQuestion<Subject>(
            narrowing,
            sort: asked.sort,
            reverse: asked.reverse,
            limit: asked.limit ?? Self.pageSize,
            after: asked.after
        )
        async let answered = visit.ask(question)
        async let counted = visit.ask(FacetsQuestion<Subject>(asked.narrowing))
        let (list, facets) = try await (answered, counted.facets)

        title = register.word.words(in: language)
        path = register.path
        new = visit.mayBegin(register) ? "\(register.path)/new" : nil
        words = asked.narrowing.words ?? ""
        let address = RegisterAddress(register.path, visit.query.fields, point: visit.point)
        kept = address.fields.filter { !["words", "sort", "after"].contains($0.name) }
            .map { Frame.Kept(name: $0.name, value: $0.value) }
        sorts = register.sorts.map { sort in
            Choice(
                value: sort.rawValue,
                text: sort.words(in: language).sentenceCase,
                isChosen: (asked.sort ?? .created) == sort
            )
        }
        chosen = address.filters.map { filter in
            let text = language.words(ofFilter: filter.name, filter.value, of: register).sentenceCase
            return Link(text: text, href: address.without(filter).href)
        }
        hasChosen = !chosen.isEmpty
        groups =
            Self.groups(facets.filter { !isStanding || $0.name != "state" }, address, register, language)
            + (isStanding ? [Self.states(address, language)] : [])
        let columns = RegisterColumns(register)
        heads = columns.heads(in: language)
        let people = try await visit.names(ofPeople: list.items.compactMap { $0.row.text("owner") })
        rows = list.items.map { item in
            Row(
                thing: visit.link(to: item.row.reference),
                title: item.row.title(in: register, language),
                chips: columns.chips(of: item.row, asOf: visit.desk.asOf, in: language),
                cells: columns.cells(of: item.row, people, asOf: visit.desk.asOf, in: language)
            )
        }
        isEmpty = rows.isEmpty
        next = list.next.map { address.with("after", $0).href }
        first = asked.after == nil ? nil : address.without("after").href
    }

    private static func groups(
        _ facets: [Facet],
        _ address: RegisterAddress,
        _ register: Register,
        _ language: Language
    ) -> [FacetGroup] {
        var names: [String] = []
        for facet in facets where !names.contains(facet.name) { names.append(facet.name) }
        return names.map { name in
            let parameter = Self.parameters[name] ?? name
            let lines = facets.filter { $0.name == name }.map { facet in
                let isChosen = address.has(parameter, facet.value)
                let changed =
                    isChosen
                    ? address.without((parameter, facet.value)) : address.adding(parameter, facet.value)
                return FacetLine(
                    text: language.words(of: facet.value, in: name, of: register),
                    count: facet.count,
                    href: changed.without("after").href,
                    isChosen: isChosen
                )
            }
            return FacetGroup(name: language.words(ofColumn: name).sentenceCase, facets: lines)
        }
    }

    /// The states of observations where they aren't counted: those that stand are summed without them.
    private static func states(_ address: RegisterAddress, _ language: Language) -> FacetGroup {
        let lines = Observation.Phase.allCases.map { phase in
            FacetLine(
                text: phase.words(in: language),
                count: nil,
                href: address.with("state", phase.rawValue).without("after").href,
                isChosen: false
            )
        }
        return FacetGroup(name: language.words(ofColumn: "state").sentenceCase, facets: lines)
    }

    /// What narrows by a facet.
    private static let parameters = [
        "missions": "mission", "factors": "factor", "consequences": "consequence",
    ]
}

/// The address of a register's page, which each facet changes a little.
struct RegisterAddress: Sendable {
    typealias Field = (name: String, value: String)

    private let path: String
    private(set) var fields: [Field]
    private let point: [Field]

    init(_ path: String, _ fields: [String: FieldValue], point: [Field]) {
        (self.path, self.point) = (path, point)
        self.fields = fields.flatMap { name, value in value.texts.map { (name.kebabCased, $0) } }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    /// What narrows the list.
    var filters: [Field] { fields.filter { !["sort", "reverse", "limit", "after", "words"].contains($0.name) } }

    func has(_ name: String, _ value: String) -> Bool { fields.contains { $0 == (name, value) } }

    func adding(_ name: String, _ value: String) -> Self { changed { $0.append((name, value)) } }
    func with(_ name: String, _ value: String) -> Self { without(name).adding(name, value) }
    func without(_ name: String) -> Self { changed { $0.removeAll { $0.name == name } } }
    func without(_ field: Field) -> Self { changed { $0.removeAll { $0 == field } } }

    var href: String {
        let query = (fields + point).map { "\($0.name)=\($0.value.queryEscaped)" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    private func changed(_ change: (inout [Field]) -> Void) -> Self {
        var address = self
        change(&address.fields)
        return address
    }
}
