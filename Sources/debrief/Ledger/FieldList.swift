import Wording

/// Labels and values, in order; what isn't there is left out.
struct FieldList {
    private var rows: [(label: String, value: String)] = []

    init() {}

    /// Dates stand as they were given.
    init(_ facts: [Fact]) {
        for fact in facts {
            let values = fact.values.map { $0.text() }
            switch fact.form {
            case .short: add(fact.label, values.joined(separator: ", "))
            case .lines, .prose: add(fact.label, lines: values)
            }
        }
    }

    mutating func add(_ label: String, _ value: String) {
        rows.append((label, value))
    }

    /// Under one label.
    private mutating func add(_ label: String, lines: [String]) {
        for (index, line) in lines.enumerated() { add(index == 0 ? label : "", line) }
    }

    /// The labels in a column of their own, the values wrapped beside them.
    func text(width: Int) -> String {
        let column = (rows.map(\.label.count).max() ?? 0) + 2
        return rows.map { row in
            let lines = row.value.wrapped(to: max(24, width - column))
            return lines.enumerated().map { index, line in
                (index == 0 ? row.label.padded(to: column) : String(repeating: " ", count: column)) + line
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
