import Lessons
import Postgres

extension ReadSide {
    /// What is called so, as far as it may be seen: `O-47`, `r-3/12`, a mission's code; nil where nothing is.
    func named(_ words: String, among sorts: [String], mission: String?, asOf: AsOf) async throws -> SearchHit? {
        guard let name = SpokenName(words), sorts.isEmpty || sorts.contains(name.sort) else { return nil }
        switch name {
        case .recommendation(let review, let item):
            return try await recommendation(item, of: review, where: conditions(among: [], mission: mission, asOf))
        case .thing(let register, let name):
            guard let row = try await show(register, name, asOf: asOf) else { return nil }
            let hit = SearchHit(row, in: register)
            if let mission, !hit.missions.contains(mission) { return nil }
            if let knownBy = asOf.knownBy, row.time("known_at").map({ $0 <= knownBy }) != true { return nil }
            return hit
        }
    }

    private func recommendation(_ item: Int32, of review: Int64, where conditions: SQL) async throws -> SearchHit? {
        try await pool.withSession { session in
            try session.query(
                """
                SELECT t.sort, t.number, t.item, t.missions, 1::float8, t.title, left(t.body, 200)
                FROM \(sql: table("texts")) t
                WHERE t.sort = 'recommendation' AND t.number = \(review) AND t.item = \(item) AND \(sql: conditions)
                """
            ).first.map { try SearchHit($0) }
        }
    }
}

/// What people type where they mean one thing, in capitals or not.
private enum SpokenName {
    /// By its number, or a mission's code.
    case thing(Register, String)
    case recommendation(review: Int64, number: Int32)

    init?(_ words: String) {
        let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, let register = Register.allCases.first(where: { $0.letter.map { "\($0)" } == parts[0] }) {
            let numbers = parts[1].split(separator: "/", omittingEmptySubsequences: false)
            guard numbers.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
                let number = numbers.first.flatMap({ Int64($0) })
            else { return nil }
            switch numbers.count {
            case 1: self = .thing(register, String(number))
            case 2:
                guard register == .reviews, let item = Int32(numbers[1]) else { return nil }
                self = .recommendation(review: number, number: item)
            default: return nil
            }
        } else if let code = MissionCode(text) {
            self = .thing(.missions, code.rawValue)
        } else {
            return nil
        }
    }

    /// As hits have it.
    var sort: String {
        switch self {
        case .thing(let register, _): register.category
        case .recommendation: "recommendation"
        }
    }
}

extension SearchHit {
    /// A thing by its name, of which no words were looked for.
    fileprivate init(_ row: ListedRow, in register: Register) {
        let missions =
            switch row.values["missions"] {
            case .texts(let codes)?: codes
            case .text?, .number?, .truth?, .time?, nil: [String]()
            }
        self.init(
            reference: row.reference,
            sort: register.category,
            missions: missions,
            rank: 1,
            title: row.text("title") ?? "",
            excerpt: ""
        )
    }
}
