import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// The one change that a log knows, asked for in SQL.
@Suite(.database(partitionRows: 8), .timeLimit(.minutes(5))) struct RedactionTests {
    private let database = TestDatabase.current

    private static let approver = "7a2f8f99-dd54-401d-b658-15bdccafcb78"
    private static let actor = "6b1a2c3d-0000-4000-8000-000000000001"

    @Test("94 a redaction takes the record and nothing else")
    func aRedactionTakesTheRecordAndNothingElse() async throws {
        let before = try await decide(Self.decision())
        try await redact(at: 3)
        let after = try await stored()
        var expected = before
        expected[0].record = nil
        #expect(after == expected)
        // Its proof: the leaf is still made of the digest that the record had.
        let holds = try await database.withSession { session in
            try session.query("SELECT bool_and(leaf = sha256('\\x00'::bytea || digest)) FROM debrief.events")[0]
                .decode(0, as: Bool.self)
        }
        #expect(holds)
        let digest = try #require(before[0].record.map { Digest(hashing: $0) })
        #expect(after[0].digest == digest.bytes)
    }

    @Test func aSecondTimeChangesNothing() async throws {
        _ = try await decide(Self.decision())
        try await redact(at: 3)
        let once = try await stored()
        try await redact(at: 3)
        // Nor does another decision about the same event.
        _ = try await decide(Self.decision(reason: "once more"), events: 0)
        try await redact(at: 4)
        #expect(try await Array(stored().prefix(3)) == once)
        #expect(try await redactions() == ["1 by 3"])
    }

    @Test(
        "94 a decision that is none takes no record",
        arguments: [
            (decision(approvedBy: "\"\(actor)\""), "who decides may not approve"),
            (decision(approvedBy: "\"\(actor.uppercased())\""), "it does not say who approved"),
            (decision(approvedBy: "\"somebody\""), "it does not say who approved"),
            (decision(approvedBy: "null"), "it does not say who approved"),
            (decision(approvedBy: "[\"\(approver)\"]"), "it does not say who approved"),
            (decision(reason: ""), "it gives no reason"), (decision(reason: " \\t"), "it gives no reason"),
            (#"{"position":"1","approvedby":"\#(approver)"}"#, "it gives no reason"),
            (decision(of: "1"), "it names no position"), (decision(of: "\"0\""), "it names no position"),
            (decision(of: "\"-1\""), "it names no position"), (decision(of: "\"1 \""), "it names no position"),
            (decision(of: "\"9999999999999999999\""), "it names no position"),
            ("{}", "it names no position"),
            (decision(of: "\"3\""), "position 3 is not an earlier event that can be redacted"),
            (decision(of: "\"4\""), "position 4 is not an earlier event that can be redacted"),
            (
                decision(of: "\"999999999999999999\""),
                "position 999999999999999999 is not an earlier event that can be redacted"
            ),
        ]
    )
    func aDecisionThatIsNoneIsRefused(data: String, reason: String) async throws {
        let before = try await decide(data, andThen: 1)
        let error = await #expect(throws: PostgresError.self) { try await redact(at: 3) }
        #expect(error?.sqlState == "DB008")
        #expect(error?.message == "the event at position 3 redacts nothing: \(reason)")
        #expect(try await stored() == before)
        #expect(try await redactions() == [])
    }

    @Test func aRedactionIsNotRedacted() async throws {
        _ = try await decide(Self.decision())
        try await redact(at: 3)
        _ = try await decide(Self.decision(of: "\"3\""), events: 0)
        let before = try await stored()
        let error = await #expect(throws: PostgresError.self) { try await redact(at: 4) }
        #expect(error?.sqlState == "DB008")
        #expect(try await stored() == before)
    }

    @Test(arguments: [1, 99])
    func whatDecidesNothingRedactsNothing(position: Int) async throws {
        let before = try await decide(Self.decision())
        let error = await #expect(throws: PostgresError.self) { try await redact(at: position) }
        #expect(error?.sqlState == "DB008")
        #expect(try await stored() == before)
    }

    @Test("94 no record is taken but through a decision")
    func noRecordIsTakenButThroughADecision() async throws {
        _ = try await decide(Self.decision())
        try await redact(at: 3)
        let before = try await stored()
        try await database.expect(
            "DB001",
            of: [
                "UPDATE debrief.events SET record = NULL WHERE position = 2",
                "UPDATE debrief.events_1 SET record = NULL WHERE position = 2",
                // What was taken doesn't come back, and is not taken twice.
                "UPDATE debrief.events SET record = '{}' WHERE position = 1",
                "UPDATE debrief.events SET record = NULL WHERE position = 1",
                "INSERT INTO debrief.redactions VALUES (2, 3); UPDATE debrief.events SET record = '{}' WHERE position = 2",
                """
                INSERT INTO debrief.redactions VALUES (2, 3);
                UPDATE debrief.events SET record = NULL, digest = sha256('') WHERE position = 2
                """,
                "UPDATE debrief.redactions SET redacted_by = 2", "DELETE FROM debrief.redactions",
                "TRUNCATE debrief.redactions",
            ].map { "SET ROLE debrief_owner; \($0)" }
        )
        #expect(try await stored() == before)
        #expect(try await redactions() == ["1 by 3"])
    }

    private static func decision(
        of position: String = "\"1\"",
        reason: String = "a witness's name",
        approvedBy: String = "\"\(approver)\""
    ) -> String {
        #"{"position":\#(position),"reason":"\#(reason)","approvedby":\#(approvedBy)}"#
    }

    /// Records events, then the decision, then others; what stands then.
    private func decide(_ data: String, events: Int32 = 2, andThen others: Int32 = 0) async throws -> [StoredEvent] {
        try await database.withSession(as: .writer) { session in
            if events > 0 { _ = try AppendCall(requests: events).run(in: session) }
            let outcomes = try AppendCall([
                .streams: "ARRAY['redaction/1']", .types: "ARRAY['event.redacted']", .data: "ARRAY[\(data)]",
            ]).run(in: session)
            #expect(outcomes.map(\.outcome) == ["appended"])
            if others > 0 { _ = try AppendCall(requests: others).run(in: session) }
            return try StoredEvent.all(in: session)
        }
    }

    private func redact(at position: Int) async throws {
        try await database.withSession(as: .writer) { session in
            _ = try session.query("SELECT debrief.redact(\(Int64(position)))")
        }
    }

    private func stored() async throws -> [StoredEvent] {
        try await database.withSession { session in try StoredEvent.all(in: session) }
    }

    private func redactions() async throws -> [String] {
        try await database.withSession { session in
            try session.query("SELECT position || ' by ' || redacted_by FROM debrief.redactions ORDER BY position")
                .map { try $0.decode(0) }
        }
    }
}
