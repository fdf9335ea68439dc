import Postgres

extension ReadSide {
    /// A thing of a register by its number, or a mission by its code; nil where there was no such thing.
    ///
    /// - Throws: `PostgresError`.
    package func show(_ register: Register, _ name: String, asOf: AsOf) async throws -> ListedRow? {
        let isNamed: SQL
        if register.letter == nil {
            isNamed = "t.mission = \(name)"
        } else {
            guard let number = Int64(name) else { return nil }
            isNamed = "t.number = \(number)"
        }
        return try await pool.withSession { session in
            try session.query(
                """
                SELECT \(sql: shown(register, asOf: asOf)) FROM \(sql: table(register.rawValue)) t
                WHERE \(sql: .joined([isNamed, "t.part = 0", .valid("t", asOf)] + seen(in: register, asOf: asOf)))
                """
            ).first.map { try ListedRow($0, of: register, at: 0) }
        }
    }
}
