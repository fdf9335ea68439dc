import Contract
import Lessons
import Projections
import UseCases
import Wording

extension ListAnswer: Answer {
    var text: String {
        guard !items.isEmpty else { return asOf.heading + "none" }
        var table = Table(headings: [""] + headings)
        for row in items.map(\.row) { table.add(row: [row.reference] + cells(of: row)) }
        return asOf.heading + table.text(width: Terminal.width) + (next.map { "\n\nmore: --after \($0)" } ?? "")
    }

    /// Every column, under their names.
    var csv: String {
        let head = (["reference"] + columns).joined(separator: ",")
        let lines = items.map(\.row).map { row in
            ([row.reference] + columns.map { row.text($0) ?? "" }).map(CSVCell.write).joined(separator: ",")
        }
        return ([head] + lines).joined(separator: "\n")
    }

    private var headings: [String] {
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
        switch register {
        case .missions: return [cell("state"), cell("type"), cell("host_country"), title]
        case .reviews: return [cell("occurred"), cell("kind"), cell("recommendations"), missions, title]
        case .observations:
            return [cell("occurred"), cell("state"), cell("kind"), cell("severity"), missions, title]
        case .lessons:
            let days = row.daysInState(asOf.asOf).map { "\($0) d" } ?? ""
            return [lessonState(row), days, cell("kind"), missions, title]
        case .actions:
            return [
                due(row), cell("acceptance"), cell("implementation"), cell("percentage"), cell("slips"),
                cell("office").cut(to: 24), title,
            ]
        }
    }

    private func lessonState(_ row: ListedRow) -> String {
        (row.text("state") ?? "") + (row.isLapsed(asOf.asOf) ? ", lapsed" : "")
            + (row.isTrue("contested") ? ", contested" : "")
    }

    private func due(_ row: ListedRow) -> String {
        (row.text("due") ?? "") + (row.isOverdue(asOf.asOf) ? " overdue" : "")
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

extension FacetsAnswer: Answer {
    var text: String {
        guard !facets.isEmpty else { return asOf.heading + "none" }
        var table = Table("by", "count", "of")
        var last = ""
        for facet in facets.grouped {
            table.add(facet.name == last ? "" : facet.name, String(facet.count), facet.value)
            last = facet.name
        }
        return asOf.heading + table.text(width: Terminal.width)
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
