import EventSourcing
import Lessons
import Projections
import UseCases
import Wording

/// A page of a register as it is printed.
struct ListAnswer: Answer {
    private enum CodingKeys: CodingKey { case asOf, items, next }

    private let listing: Listing

    init(_ listing: Listing) {
        self.listing = listing
    }

    var text: String {
        let heading = listing.asOf.heading.map { "\($0)\n\n" } ?? ""
        guard !listing.rows.isEmpty else { return heading + "none" }
        var table = Table(headings: [""] + Self.headings(of: listing.register))
        for row in listing.rows { table.add(row: [row.reference] + cells(of: row)) }
        let more = listing.next.map { "\n\nmore: --after \($0)" } ?? ""
        return heading + table.text(width: Terminal.width) + more
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(AsOfAnswer(listing.asOf), forKey: .asOf)
        try container.encode(listing.rows.map(ListedItem.init), forKey: .items)
        try container.encodeIfPresent(listing.next, forKey: .next)
    }

    private static func headings(of register: Register) -> [String] {
        switch register {
        case .missions: ["state", "type", "host country", "name"]
        case .reviews: ["date", "kind", "recommends", "missions", "title"]
        case .observations: ["occurred", "state", "kind", "severity", "missions", "title"]
        case .lessons: ["state", "for", "kind", "missions", "title"]
        case .actions: ["due", "acceptance", "implementation", "%", "slips", "owner", "what"]
        }
    }

    private func cells(of row: ListedRow) -> [String] {
        func cell(_ column: String) -> String { row.text(column) ?? "" }
        let missions = cell("missions").replacing(";", with: ", ")
        let title = cell("title") + marks(of: row)
        switch listing.register {
        case .missions: return [cell("state"), cell("type"), cell("host_country"), title]
        case .reviews: return [cell("occurred"), cell("kind"), cell("recommendations"), missions, title]
        case .observations:
            return [cell("occurred"), cell("state"), cell("kind"), cell("severity"), missions, title]
        case .lessons:
            let days = row.daysInState(listing.asOf).map { "\($0) d" } ?? ""
            return [lessonState(row), days, cell("kind"), missions, title]
        case .actions:
            return [
                due(row), cell("acceptance"), cell("implementation"), cell("percentage"), cell("slips"),
                cell("office").cut(to: 24), title,
            ]
        }
    }

    private func lessonState(_ row: ListedRow) -> String {
        (row.text("state") ?? "") + (row.isLapsed(listing.asOf) ? ", lapsed" : "")
            + (row.isTrue("contested") ? ", contested" : "")
    }

    private func due(_ row: ListedRow) -> String {
        (row.text("due") ?? "") + (row.isOverdue(listing.asOf) ? " overdue" : "")
    }

    private func marks(of row: ListedRow) -> String {
        var marks: [any Worded] = []
        if row.isTrue("claimed") { marks.append(Mark.claimed) }
        if row.isTrue("synthetic") { marks.append(Mark.synthetic) }
        if let sensitivity = row.text("sensitivity").flatMap(Sensitivity.init(rawValue:)), sensitivity != .unclassified
        {
            marks.append(sensitivity)
        }
        return marks.isEmpty ? "" : " [\(marks.map { $0.words(in: .ofThisUser) }.joined(separator: ", "))]"
    }
}

extension Listing {
    /// Every column, under their names.
    var csv: String {
        let head = (["reference"] + columns).joined(separator: ",")
        let lines = rows.map { row in
            ([row.reference] + columns.map { row.text($0) ?? "" }).map(CSVCell.write).joined(separator: ",")
        }
        return ([head] + lines).joined(separator: "\n")
    }
}

/// How many there are of what.
struct FacetsAnswer: Answer {
    let asOf: AsOfAnswer
    let facets: [Facet]
    private let heading: String?

    init(asOf: AsOf, facets: [Facet]) {
        (self.asOf, self.facets, heading) = (AsOfAnswer(asOf), facets, asOf.heading)
    }

    private enum CodingKeys: CodingKey { case asOf, facets }

    var text: String {
        guard !facets.isEmpty else { return "none" }
        var table = Table("by", "count", "of")
        var last = ""
        for facet in facets.grouped {
            table.add(facet.name == last ? "" : facet.name, String(facet.count), facet.value)
            last = facet.name
        }
        return (heading.map { "\($0)\n" } ?? "") + table.text(width: Terminal.width)
    }
}

extension [Facet] {
    /// Those of one name together, in the order in which the names come first.
    fileprivate var grouped: [Facet] {
        var names: [String] = []
        for facet in self where !names.contains(facet.name) { names.append(facet.name) }
        return names.flatMap { name in filter { $0.name == name } }
    }
}

/// A row of a register as JSON has it.
private struct ListedItem: Encodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ text: String) { stringValue = text }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    let row: ListedRow

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(row.reference, forKey: Name("reference"))
        for (name, value) in row.values { try container.encode(value, forKey: Name(name)) }
    }
}

/// One row of a register as it is printed.
struct RowAnswer: Answer {
    private enum CodingKeys: CodingKey { case asOf, item }

    private let row: ListedRow
    private let register: Register
    private let asOf: AsOf

    init(_ row: ListedRow, of register: Register, asOf: AsOf) {
        (self.row, self.register, self.asOf) = (row, register, asOf)
    }

    var text: String {
        var fields = FieldList()
        for (name, value) in row.values.sorted(by: { $0.key < $1.key }) where !["title", "number", "id"].contains(name)
        {
            fields.add(name.replacing("_", with: " "), value.text.replacing(";", with: ", "))
        }
        let heading = asOf.heading.map { "\($0)\n\n" } ?? ""
        return heading + "\(row.reference)  \(row.text("title") ?? "")\n\n" + fields.text(width: Terminal.width)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(AsOfAnswer(asOf), forKey: .asOf)
        try container.encode(ListedItem(row: row), forKey: .item)
    }
}
