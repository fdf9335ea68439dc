import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

/// A long stream loads from a snapshot, which is only a cache.
@Suite(.database, .timeLimit(.minutes(5))) struct SnapshotTests {
    private let database = TestDatabase.current

    private func snapshots() async throws -> [String] {
        try await database.withSession { session in
            try session.query("SELECT stream || '@' || revision FROM debrief.snapshots").map { try $0.decode(0) }
        }
    }

    /// An observation with so many amendments.
    private func amended(_ count: Int, in test: TestLedger) async throws -> ObservationID {
        let observation: ObservationID = try await test.make(RecordObservation(details: .sample()))
        let requests = try (0..<count).map { number in
            var changes = ObservationChanges()
            changes.title = "Title \(number)"
            let amended = ObservationAmended(changes: changes, by: .officer)
            return AppendRequest.sample(
                [
                    try AuthoredEvent(
                        stream: observation.stream,
                        type: "observation.amended",
                        data: EventData(encoding: amended).text
                    )
                ],
                arguments: "\(number)"
            )
        }
        _ = try await test.store.importRequests(requests.async)
        return observation
    }

    @Test func aLongStreamTakesOneAndLosingItChangesNothing() async throws {
        try await TestLedger.with { test in
            let observation = try await amended(1_100, in: test)
            let verified = try await test.give(VerifyObservation(observation: observation))
            #expect(verified.streams.first?.revision == 1_101)
            #expect(try await snapshots() == ["\(observation.stream)@1100"])
            try await test.give(WithdrawObservation(observation: observation, why: "Mistake"))
            let kept = try await test.ledger.thing(observation.stream)
            _ = try await database.withSession { try $0.execute("DELETE FROM debrief.snapshots") }
            let folded = try await test.ledger.thing(observation.stream)
            #expect(kept.headline == folded.headline && kept.phase == folded.phase && kept.revision == folded.revision)
            #expect(kept.headline.title == "Title 1099" && kept.phase == "withdrawn")
        }
    }

    @Test func aShortStreamTakesNone() async throws {
        try await TestLedger.with { test in
            let observation = try await amended(900, in: test)
            _ = try await test.ledger.thing(observation.stream)
            #expect(try await snapshots() == [])
        }
    }

    @Test(arguments: ["version = version + 1", "state = '{}'", "position = position + 1", "revision = 5000"])
    func oneThatDoesNotFitIsNotUsed(change: String) async throws {
        try await TestLedger.with { test in
            let observation = try await amended(1_000, in: test)
            let before = try await test.ledger.thing(observation.stream)
            try await database.withSession { session in
                try session.script(
                    "UPDATE debrief.snapshots SET state = replace(state, 'Title 999', 'Forged'); UPDATE debrief.snapshots SET \(change)"
                )
            }
            #expect(try await test.ledger.thing(observation.stream).headline == before.headline)
        }
    }

    @Test func aRedactionTakesItAway() async throws {
        try await TestLedger.with { test in
            let observation = try await amended(1_000, in: test)
            _ = try await test.ledger.thing(observation.stream)
            #expect(try await snapshots().count == 1)
            try await test.redactLast(of: observation.stream)
            #expect(try await snapshots() == [])
            #expect(try await test.ledger.thing(observation.stream).headline.title == "Title 998")
        }
    }

    @Test func whatWasReadBeforeARedactionIsNotKeptBehindIt() async throws {
        try await TestLedger.with { test in
            let observation = try await amended(1_000, in: test)
            try await OpenTransaction.with(database.superuser) { transaction in
                try await transaction.run("LOCK TABLE debrief.snapshots IN SHARE ROW EXCLUSIVE MODE")
                async let redacted: Void = test.redactLast(of: observation.stream)
                try await database.untilWaiting(1, for: "snapshots")
                async let read = test.ledger.thing(observation.stream)
                try await database.untilWaiting(2, for: "snapshots")
                try await transaction.commit()
                try await redacted
                #expect(try await read.headline.title == "Title 999")
            }
            #expect(try await snapshots() == [])
            #expect(try await test.ledger.thing(observation.stream).headline.title == "Title 998")
        }
    }
}
