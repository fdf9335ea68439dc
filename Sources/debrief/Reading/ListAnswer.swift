import Contract
import Lessons
import Projections
import UseCases
import Wording

/// A list with the names of the people in it.
struct ShownList: Answer {
    let list: ListAnswer
    /// By their ids.
    let names: [String: String]

    func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

    var text: String {
        guard !list.items.isEmpty else { return list.asOf.heading + Absence.things.words(in: .ofThisUser) }
        var table = Table(headings: [""] + labels.map { $0.words(in: .ofThisUser) })
        for row in list.items.map(\.row) { table.add(row: [row.reference] + cells(of: row)) }
        return list.asOf.heading + table.text(width: Terminal.width)
            + (list.next.map { "\n\n" + Language.ofThisUser.more("--after \($0)") } ?? "")
    }

    private var labels: [FactLabel] {
        switch list.register {
        case .missions: [.state, .type, .hostCountry, .name]
        case .reviews: [.date, .kind, .recommendations, .missions, .title]
        case .observations: [.occurred, .state, .kind, .severity, .missions, .title]
        case .lessons: [.state, .inState, .kind, .missions, .title]
        case .alerts: [.state, .kind, .escalatedAfter, .title]
        case .actions: [.due, .acceptance, .implementation, .percentage, .slips, .owner, .what]
        }
    }

    private func cells(of row: ListedRow) -> [String] {
        func cell(_ column: String) -> String { row.text(column) ?? "" }
        func cell(_ facet: FacetName, _ marks: Mark...) -> String {
            let word =
                row.text(facet.rawValue).map { facet.words(of: $0, of: list.register.noun, in: .ofThisUser) } ?? ""
            return word.marked(marks, of: row, list.asOf.asOf)
        }
        let missions = cell("missions").replacing(";", with: ", ")
        let marks = row.marks(list.asOf.asOf).subtracting([.lapsed, .contested, .overdue, .escalated])
        let title = row.title(in: list.register, .ofThisUser) + marks.inOrder.bracketed
        switch list.register {
        case .missions: return [cell(.state), cell(.type), cell("host_country"), title]
        case .reviews: return [cell("occurred"), cell(.kind), cell("recommendations"), missions, title]
        case .observations: return [cell("occurred"), cell(.state), cell(.kind), cell(.severity), missions, title]
        case .lessons:
            let days = row.daysInState(list.asOf.asOf).map { Language.ofThisUser.days($0) } ?? ""
            return [cell(.state, .lapsed, .contested), days, cell(.kind), missions, title]
        case .alerts:
            return [cell(.state, .escalated), cell(.kind), cell("escalated_after").toSeconds, title]
        case .actions:
            let owner = row.text("office") ?? row.text("owner").map { names[$0] ?? $0 } ?? ""
            return [
                cell("due").marked([.overdue], of: row, list.asOf.asOf), cell(.acceptance), cell(.implementation),
                cell("percentage"), cell("slips"), owner.cut(to: 24), title,
            ]
        }
    }
}

extension ListAnswer {
    /// Every column, under their names.
    var csv: String {
        let head = (["reference"] + columns).joined(separator: ",")
        let lines = items.map(\.row).map { row in
            ([row.reference] + columns.map { row.text($0) ?? "" }).map(CSVCell.write).joined(separator: ",")
        }
        return ([head] + lines).joined(separator: "\n")
    }
}

extension String {
    /// With those of these marks that a thing has at that time.
    fileprivate func marked(_ marks: [Mark], of row: ListedRow, _ asOf: AsOf) -> String {
        let borne = row.marks(asOf)
        return ([self] + marks.filter(borne.contains).map { $0.words(in: .ofThisUser) }).joined(separator: ", ")
    }
}

extension FacetsAnswer: Answer {
    var text: String {
        guard !facets.isEmpty else { return asOf.heading + Absence.things.words(in: .ofThisUser) }
        var table = Table(labels: .by, .count, .of)
        var last = ""
        for facet in facets.grouped {
            let label = facet.name == last ? "" : facet.label(in: .ofThisUser)
            table.add(label, String(facet.count), facet.words(of: register.noun, in: .ofThisUser))
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
