import EventStore
import Postgres
import Projections
import TestSupport
import Testing

/// The second fence: what programs that aren't ours see of the read models.
@Suite(.database, .timeLimit(.minutes(5))) struct GuestTests {
    private let registers = ["missions", "reviews", "observations", "lessons", "actions", "texts"]

    @Test func guestsSeeWhatIsUnclassifiedNowAndNothingElse() async throws {
        try await TestProjections.with { test in
            try await test.record(400, seed: 5)
            try await test.projector().catchUp()
            let schema = test.database.organisation.readSchema
            func count(_ table: String, _ role: Role, where condition: SQL) async throws -> Int64 {
                try await Pool.with(test.database.configuration(role), logger: .silent) { pool in
                    try await pool.withSession { session in
                        try session.query(
                            """
                            SELECT count(*) FROM \(identifier: schema).\(identifier: table) WHERE \(sql: condition)
                            """
                        ).first?.decode(0) ?? 0
                    }
                }
            }
            for table in registers {
                let open: SQL = "sensitivity = 0 AND valid_to = \(Int64.max)"
                let all = try await count(table, .reader, where: "true")
                let unclassified = try await count(table, .reader, where: open)
                #expect(try await count(table, .guest, where: "true") == unclassified)
                #expect(unclassified <= all)
            }
            #expect(try await count("observations", .reader, where: "sensitivity > 0") > 0)
            for table in ["matrix", "board", "timeline", "links", "checkpoints"] {
                await #expect(throws: PostgresError.self) { try await count(table, .guest, where: "true") }
            }
            await #expect(throws: PostgresError.self) {
                try await Pool.with(test.database.configuration(.guest), logger: .silent) { pool in
                    try await pool.withSession { session in
                        try session.query("SELECT FROM debrief.events LIMIT 1").count
                    }
                }
            }
        }
    }
}
