/// Figures as lines of a table for people.
struct FigureTable {
    private static let heads = ["figure", "value", "limit", "unit", "ratio", "wanted", "", "the limit is"]
    private let rows: [[String]]

    init(_ figures: [Figure]) {
        rows = [Self.heads] + figures.map(Self.row)
    }

    var text: String {
        let widths = Self.heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0.padding(to: $1) }.joined(separator: "  ").trimmedAtEnd
        }.joined(separator: "\n")
    }

    private static func row(_ figure: Figure) -> [String] {
        let wanted =
            switch figure.target {
            case .atLeast(let least): "≥ \(least.short)"
            case .atMost(let most): "≤ \(most.short)"
            }
        let limitedBy = figure.note.isEmpty ? figure.limitedBy : "\(figure.limitedBy) (\(figure.note))"
        return [
            figure.name, figure.value.short, figure.limit.short, figure.unit, figure.ratio.short, wanted,
            figure.isReached ? "ok" : "MISSED", limitedBy,
        ]
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
