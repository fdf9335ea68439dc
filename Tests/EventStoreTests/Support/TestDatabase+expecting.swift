import Postgres
import TestSupport
import Testing

extension TestDatabase {
    /// Expects a statement to be refused, whoever gives it.
    func expect(
        _ sqlState: String,
        of statements: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for statement in statements {
            let error = await #expect(throws: PostgresError.self, "\(statement)", sourceLocation: sourceLocation) {
                try await withSession { session in try session.script(statement) }
            }
            #expect(error?.sqlState == sqlState, "\(statement)", sourceLocation: sourceLocation)
        }
    }

    /// Expects that nobody can take events from the log or change them, whichever of its tables he names: neither the
    /// owner nor the superuser, even where he has triggers pass for a replica.
    func expectAppendOnly(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let partitions = try await withSession { session in
            try session.query(
                "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'debrief.events'::regclass ORDER BY 1"
            ).map { try $0.decode(0, as: String.self) }
        }
        #expect(!partitions.isEmpty, sourceLocation: sourceLocation)
        let changes = (["debrief.events"] + partitions).flatMap { table in
            [
                "UPDATE \(table) SET type = 'test.forged'", "UPDATE \(table) SET record = NULL",
                "UPDATE \(table) SET position = position + 1000", "DELETE FROM \(table)", "TRUNCATE \(table)",
                "TRUNCATE \(table) CASCADE",
            ]
        }
        for role in ["SET ROLE debrief_owner", "SET session_replication_role = replica", "RESET ROLE"] {
            try await expect("DB001", of: changes.map { "\(role); \($0)" }, sourceLocation: sourceLocation)
        }
    }
}
