import EventSourcing
import EventStore
package import Lessons
import Postgres

extension ReadSide {
    /// How many reform actions stand where, and of those that are open 1 to 1,000, the longest overdue first: of any of the
    /// scopes, which are of one sort; no scope is all of them.
    ///
    /// - Throws: `ListError.limit`; `PostgresError`.
    package func board(of scopes: [BoardScope] = [], limit: Int = 20, asOf: AsOf) async throws -> Board {
        guard (1...1_000).contains(limit) else { throw ListError.limit(limit) }
        let conditions = ListFilter(scopes).conditions(on: .actions, asOf: asOf, in: self)
        let (counts, open) = try await pool.withSession { session in
            // What has no cells of its own is counted: what the sources claim, what one person may see, and what may be
            // in the cells of two owners.
            let counts =
                try (scopes.count > 1 ? nil : summable(asOf)).map { try summed(scopes.first, $0, asOf, session) }
                ?? counted(where: .joined(conditions), session)
            let open = try session.query(
                """
                SELECT \(sql: shown(.actions, asOf: asOf)) FROM \(sql: table("actions")) t WHERE \(sql: .joined(conditions)) AND t.open
                ORDER BY t.overdue_after, t.created LIMIT \(Int64(limit))
                """
            )
            return (counts, open)
        }
        return Board(
            asOf: asOf,
            counts: counts,
            open: try open.map { try ListedRow($0, of: .actions, at: 0) }
        )
    }

    private func summed(
        _ scope: BoardScope?,
        _ sensitivities: Set<Sensitivity>,
        _ asOf: AsOf,
        _ session: borrowing Session
    ) throws -> [BoardCount] {
        // Each action has one category: those of all categories are all actions.
        let scopes = scope.map { [$0.text] } ?? ActionCategory.allCases.map { BoardScope.category($0).text }
        let counts = try session.query(
            """
            SELECT c.counts FROM unnest(\(scopes)) s(scope) CROSS JOIN LATERAL (
                SELECT b.counts FROM \(sql: table("board")) b
                WHERE b.scope = s.scope AND b.valid_from <= \(asOf.position) ORDER BY b.valid_from DESC LIMIT 1
            ) c
            """
        ).map { try $0.decode(0, as: [Int32].self) }
        return Acceptance.allCases.flatMap { acceptance in
            Implementation.allCases.map { implementation in
                let cells = sensitivities.map {
                    Int(BoardCell(acceptance: acceptance, implementation: implementation, sensitivity: $0).index)
                }
                let count = counts.reduce(0) { sum, counts in sum + cells.reduce(0) { $0 + Int(counts[$1]) } }
                return BoardCount(acceptance: acceptance, implementation: implementation, count: count)
            }
        }
    }

    private func counted(where conditions: SQL, _ session: borrowing Session) throws -> [BoardCount] {
        try session.query(
            """
            SELECT t.acceptance, t.implementation, count(*) FROM \(sql: table("actions")) t
            WHERE \(sql: conditions) GROUP BY 1, 2
            """
        ).compactMap { row in
            guard let acceptance = Acceptance(rawValue: try row.decode(0)),
                let implementation = Implementation(rawValue: try row.decode(1))
            else { return nil }
            let count = Int(try row.decode(2, as: Int64.self))
            return BoardCount(acceptance: acceptance, implementation: implementation, count: count)
        }
    }
}

extension ListFilter {
    fileprivate init(_ scopes: [BoardScope]) {
        self.init()
        for scope in scopes {
            switch scope {
            case .mission(let code): missions.append(code)
            case .owner(let owner): owners.append(owner)
            case .category(let category): categories.append(category)
            }
        }
    }
}

/// The reform actions at a glance.
package struct Board: Sendable {
    package let asOf: AsOf
    package let counts: [BoardCount]
    /// Neither done nor set aside, the longest overdue first, as their register has them.
    package let open: [ListedRow]
}

/// How many actions are so on both axes.
package struct BoardCount: Sendable, Codable, Equatable {
    package let acceptance: Acceptance
    package let implementation: Implementation
    package let count: Int
}
