import Wording

/// Rows under headings, as wide as the terminal: the last column takes what is left.
struct Table {
    let headings: [String]
    private(set) var rows: [[String]] = []

    init(_ headings: String...) {
        self.init(headings: headings)
    }

    /// Under what facts are called; nil is a column without a heading.
    init(labels: FactLabel?...) {
        self.init(headings: labels.map { $0?.words(in: .ofThisUser) ?? "" })
    }

    init(headings: [String]) {
        self.headings = headings
    }

    mutating func add(_ row: String...) {
        add(row: row)
    }

    mutating func add(row: [String]) {
        rows.append(row.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") })
    }

    func text(width: Int) -> String {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let isLast = column == headings.count - 1
                line += isLast ? cell.cut(to: max(20, width - line.count)) : cell.padded(to: widths[column] + 2)
            }
            return line
        }.joined(separator: "\n")
    }
}
