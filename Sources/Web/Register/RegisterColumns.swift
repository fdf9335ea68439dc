import Contract
import Lessons
import Projections
import Wording

/// What a register's page says of each thing beside its title.
struct RegisterColumns {
    private let register: Register

    init(_ register: Register) {
        self.register = register
    }

    private var names: [String] {
        switch register {
        case .missions: ["type", "host_country", "established"]
        case .reviews: ["kind", "symbol", "occurred", "missions"]
        case .observations: ["kind", "severity", "missions", "occurred"]
        case .lessons: ["kind", "missions", "actions", "review_on"]
        case .actions: ["owner", "due", "percentage"]
        case .alerts: ["kind", "missions", "escalated_after"]
        }
    }

    func heads(in language: Language) -> [String] { names.map { language.words(ofColumn: $0).sentenceCase } }

    /// Where it stands, and what has to be known of it.
    func chips(of row: ListedRow, asOf: AsOf, in language: Language) -> [Chip] {
        var chips: [Chip?] = [state(of: row, in: language)]
        switch register {
        case .actions:
            chips = [
                row.text("acceptance").flatMap(Acceptance.init(rawValue:)).map { Chip($0, $0.tone, in: language) },
                row.text("implementation").flatMap(Implementation.init(rawValue:))
                    .map { Chip($0, $0.tone, in: language) },
            ]
        case .missions, .reviews, .observations, .lessons, .alerts: break
        }
        // Those stand beside their dates.
        let marks = row.marks(asOf).subtracting([.overdue, .lapsed, .escalated])
        chips += marks.inOrder.map { Chip($0, $0.tone, in: language) }
        return chips.compactMap(\.self)
    }

    private func state(of row: ListedRow, in language: Language) -> Chip? {
        guard let state = row.text("state") else { return nil }
        return switch register {
        case .missions: MissionPhase(rawValue: state).map { Chip($0, in: language) }
        case .observations: Observation.Phase(rawValue: state).map { Chip($0, $0.tone, in: language) }
        case .lessons: Lesson.Phase(rawValue: state).map { Chip($0, $0.tone, in: language) }
        case .alerts: Alert.Phase(rawValue: state).map { Chip($0, $0.tone, in: language) }
        case .reviews, .actions: nil
        }
    }

    func cells(
        of row: ListedRow,
        _ people: [String: String],
        asOf: AsOf,
        in language: Language
    ) -> [RegisterPage.Cell] {
        names.map { name in
            RegisterPage.Cell(
                head: language.words(ofColumn: name).sentenceCase,
                text: text(of: name, in: row, people, language),
                alarm: alarm(at: name, in: row, asOf, language)
            )
        }
    }

    private func text(of name: String, in row: ListedRow, _ people: [String: String], _ language: Language) -> String {
        if name == "owner" {
            let person = row.text("owner").map { people[$0] ?? $0 }
            return [row.text("office"), person].compactMap(\.self).joined(separator: ", ")
        }
        guard let value = row.values[name] else { return "" }
        switch (name, value) {
        case ("missions", .texts(let missions)): return missions.joined(separator: ", ")
        case ("percentage", .number(let percentage)): return language.percent(percentage)
        case ("due", .text(let date)), ("occurred", .text(let date)), ("established", .text(let date)),
            ("review_on", .text(let date)):
            return WorldDate(date).map { language.words(of: $0) } ?? date
        case ("kind", .text(let text)), ("severity", .text(let text)), ("type", .text(let text)):
            return language.words(of: text, in: name, of: register)
        case ("escalated_after", _): return row.time(name).map(language.words(ofDay:)) ?? ""
        case (_, .text), (_, .texts), (_, .number), (_, .truth), (_, .time): return value.text
        }
    }

    private func alarm(at name: String, in row: ListedRow, _ asOf: AsOf, _ language: Language) -> String? {
        switch name {
        case "due": row.overdueDays(asOf).map(language.overdue(days:))
        case "escalated_after": row.isEscalated(asOf) ? Mark.escalated.words(in: language) : nil
        case "review_on": row.isLapsed(asOf) ? Mark.lapsed.words(in: language) : nil
        default: nil
        }
    }
}
