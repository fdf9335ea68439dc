import EventSourcing
import Lessons
import Postgres

/// What somebody may see of the read models, as conditions that stand before anything is counted.
struct Sight: Sendable {
    let holding: Authority.Holding
    let instant: Instant

    /// Whether a row that has `missions`, `sensitivity` and, but for texts, the `id` of a thing of this category may be seen.
    ///
    /// Those need-to-know lists are asked for by id; nil leaves everything strictly confidential out.
    func condition(on row: SQL, of category: String?) -> SQL {
        let levels: [SQL] = Sensitivity.allCases.map { sensitivity in
            "\(sql: row).sensitivity = \(Int32(sensitivity.level)) AND \(sql: opening(sensitivity, row, category))"
        }
        return "(\(sql: .joined(levels, by: " OR ")))"
    }

    private func opening(_ sensitivity: Sensitivity, _ row: SQL, _ category: String?) -> SQL {
        let grants = holding.grants(opening: sensitivity, at: instant)
        guard !grants.isEmpty else { return "false" }
        let missions = grants.compactMap { $0.mission?.rawValue }
        let isEverywhere = missions.count < grants.count
        let places: SQL = isEverywhere ? "true" : "(\(sql: row).missions && \(missions) OR \(sql: row).missions = '{}')"
        guard sensitivity == .strictlyConfidential else { return places }
        let ids = holding.needsToKnow.filter { String($0.category) == category }.map { stream in
            String(stream.rawValue.dropFirst(stream.category.count + 1))
        }
        return ids.isEmpty ? "false" : "(\(sql: places) AND \(sql: row).id = ANY (\(ids.sorted())))"
    }

    /// The sensitivities of what is seen, where that is the same in all missions and for all things; nil where each thing
    /// has to be looked at.
    var uniform: Set<Sensitivity>? {
        guard holding.needsToKnow.isEmpty else { return nil }
        var seen: Set<Sensitivity> = []
        for sensitivity in Sensitivity.allCases where sensitivity != .strictlyConfidential {
            let grants = holding.grants(opening: sensitivity, at: instant)
            if grants.contains(where: { $0.mission == nil }) {
                seen.insert(sensitivity)
            } else if !grants.isEmpty {
                return nil
            }
        }
        return seen
    }
}

extension ReadSide {
    /// The sensitivities whose cells add up to what may be seen; nil where things have to be counted one by one: for who
    /// sees some missions alone or is on a need-to-know list, and of a day before, since what was made more sensitive
    /// since is told by the thing as it stands now.
    func summable(_ asOf: AsOf) -> Set<Sensitivity>? {
        guard asOf.knownBy == nil else { return nil }
        guard let sight else { return Set(Sensitivity.allCases) }
        return asOf.isNow ? sight.uniform : nil
    }

    /// Whether a row `t` of a register may be seen. What was less sensitive then is as sensitive as it is now.
    func seen(in register: Register, asOf: AsOf) -> [SQL] {
        guard let sight else { return [] }
        guard !asOf.isNow else { return [opening("t", in: register, sight)] }
        return [standing(in: [register], sight)]
    }

    /// Whether a row `t` of anything that belongs to a thing may be seen, by the thing as it stands now; nothing of what is
    /// strictly confidential.
    func seenByThing() -> [SQL] {
        guard let sight else { return [] }
        return [standing(in: Register.allCases, sight, withNeedToKnow: false)]
    }

    private func standing(in registers: [Register], _ sight: Sight, withNeedToKnow: Bool = true) -> SQL {
        let ways: [SQL] = registers.map { register in
            """
            EXISTS (SELECT FROM \(sql: table(register.rawValue)) n WHERE n.created = t.created AND n.part = 0
                AND n.valid_to = \(Position.max) AND \(sql: opening("n", in: register, sight, withNeedToKnow: withNeedToKnow)))
            """
        }
        return "(\(sql: .joined(ways, by: " OR ")))"
    }

    /// Whether a row of a register is open, and so is everything that its thing stands on, as that stands now.
    private func opening(_ row: SQL, in register: Register, _ sight: Sight, withNeedToKnow: Bool = true) -> SQL {
        let own = sight.condition(on: row, of: withNeedToKnow ? register.category : nil)
        guard register == .alerts else { return own }
        let facts: [(Register, SQL)] = [(.observations, "observation_ids"), (.lessons, "lesson_ids")]
        let closed: [SQL] = facts.map { register, ids in
            """
            NOT EXISTS (SELECT FROM unnest(\(sql: row).\(sql: ids)) f(id) WHERE NOT EXISTS (
                SELECT FROM \(sql: table(register.rawValue)) o WHERE o.id = f.id AND o.part = 0
                AND o.valid_to = \(literal: String(Position.max))::bigint
                AND \(sql: sight.condition(on: "o", of: withNeedToKnow ? register.category : nil))))
            """
        }
        return .joined([own] + closed)
    }

    /// The columns of a row `t` as a list shows them: the words of what is strictly confidential, or has become so since,
    /// don't stand in lists.
    func shown(_ register: Register, asOf: AsOf) -> SQL {
        let closed: SQL? = sight.map { _ in
            let level = Int32(Sensitivity.strictlyConfidential.level)
            guard !asOf.isNow else { return "t.sensitivity = \(level)" }
            return """
                (t.sensitivity = \(level) OR EXISTS (SELECT FROM \(sql: table(register.rawValue)) n
                    WHERE n.created = t.created AND n.part = 0 AND n.valid_to = \(Position.max) AND n.sensitivity = \(level)))
                """
        }
        let columns = register.columns.map { column -> SQL in
            let value: SQL = "t.\(identifier: column.name)"
            guard let closed, ["title", "place"].contains(column.name) else { return value }
            return "CASE WHEN \(sql: closed) THEN NULL ELSE \(sql: value) END"
        }
        return .joined(columns, by: ", ")
    }

    /// Whether a row `t` of the texts may be seen: nothing that is strictly confidential is found by its words.
    func seenTexts(asOf: AsOf) -> [SQL] {
        guard let sight else { return [] }
        return [sight.condition(on: "t", of: nil)] + (asOf.isNow ? [] : seenByThing())
    }
}
