import EventStore
import Postgres

extension PrivateCluster {
    /// Lets the organisation's roles log in, each with a password of its own; the owner stays without.
    /// Call inside `exclusively`.
    func admit(_ organisation: OrganisationName) async throws {
        let logins = Role.allCases.filter { $0 != .owner }.map(organisation.role)
        let statements = try logins.map { role -> SQL in
            "ALTER ROLE \(identifier: role) LOGIN PASSWORD \(literal: try passwords.password(of: role))"
        }
        try await Pool.with(configuration(for: Self.migrator), logger: .commandLine) { pool in
            try await pool.transaction { session in
                for statement in statements { try session.execute(statement) }
            }
        }
    }
}
