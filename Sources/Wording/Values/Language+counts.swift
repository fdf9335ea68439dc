import Lessons

extension Language {
    /// A number as people write it, in groups of three: `13,823`.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let head = digits.count % 3
        let groups =
            [String(digits.prefix(head))]
            + stride(from: head, to: digits.count, by: 3).map { start in
                String(digits.dropFirst(start).prefix(3))
            }
        return (number < 0 ? "−" : "") + groups.filter { !$0.isEmpty }.joined(separator: self(",", "\u{202F}"))
    }

    /// A share of a hundred, which no line break parts: `40%`.
    package func percent<Number: BinaryInteger>(_ number: Number) -> String { self("\(number)%", "\(number)\u{202F}%") }

    /// Degrees with their decimals behind a point or a comma.
    func decimal(_ degrees: Degrees) -> String { self("\(degrees)", degrees.description.replacing(".", with: ",")) }

    /// So many days, in a column: `90 d`.
    package func days(_ days: Int64) -> String { self("\(days) d", "\(days) j") }

    /// How long its day has passed: `overdue by 90 days`.
    package func overdue(days: Int64) -> String {
        self("overdue by ", "en retard de ") + count(Int(days), one: ("day", "jour"), many: ("days", "jours"))
    }

    /// How many things a scan gave: `3 alerts raised`.
    package func raised(_ alerts: Int) -> String {
        count(alerts, one: ("alert raised", "alerte déclenchée"), many: ("alerts raised", "alertes déclenchées"))
    }

    /// What failed against what worked: `3 failures, 1 success`.
    package func balance(failures: Int, successes: Int) -> String {
        count(failures, one: ("failure", "échec"), many: ("failures", "échecs")) + ", "
            + count(successes, one: ("success", "réussite"), many: ("successes", "réussites"))
    }

    /// What the numbers of a cell of the matrix are, and the command that lists what stands behind it.
    package func legend(ofCellsListedBy command: String) -> String {
        self("failures/successes; behind a cell: \(command)", "échecs/réussites ; derrière une case : \(command)")
    }
}
