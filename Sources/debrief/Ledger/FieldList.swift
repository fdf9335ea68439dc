import Lessons

/// Labels and values, in order; what isn't there is left out.
struct FieldList {
    private var rows: [(label: String, value: String)] = []

    mutating func add(_ label: String, _ value: (some CustomStringConvertible)?) {
        guard let value = value?.description, !value.isEmpty else { return }
        rows.append((label, value))
    }

    mutating func add(_ label: String, _ values: [some CustomStringConvertible]) {
        add(label, values.map(\.description).joined(separator: ", "))
    }

    /// Under a label each, numbered or not.
    mutating func add(_ label: String, lines: [String]) {
        for (index, line) in lines.enumerated() { rows.append((index == 0 ? label : "", line)) }
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
