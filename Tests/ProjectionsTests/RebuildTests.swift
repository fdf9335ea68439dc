import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import Projections
import TestSupport
import Testing

/// A read model is built anew beside the one that is read.
@Suite(.database, .timeLimit(.minutes(5))) struct RebuildTests {
    @Test("85 86 a rebuild gives the live projection's rows, and only those", arguments: ["observations", "actions"])
    func aRebuildGivesTheSameRows(name: String) async throws {
        try await TestProjections.with { test in
            try await test.record(250, seed: 61)
            let projector = test.projector()
            try await projector.catchUp()
            let rows = try await test.rows()
            try await test.administer(
                """
                UPDATE debrief$read.\(name) SET title = 'nobody said so' WHERE created % 2 = 0;
                DELETE FROM debrief$read.\(name) WHERE created % 5 = 0
                """
            )
            #expect(try await test.rows() != rows)
            try await projector.rebuild(name)
            #expect(try await test.rows() == rows)
        }
    }

    @Test("87 rebuilding again changes nothing, and of no events it makes no rows")
    func rebuildingAgainChangesNothing() async throws {
        try await TestProjections.with { test in
            let projector = test.projector()
            for model in ReadModels.all { try await projector.rebuild(model.name) }
            #expect(try await test.rows().isEmpty)
            try await test.record(100, seed: 62)
            try await projector.catchUp()
            let rows = try await test.rows()
            for _ in 1...2 { for model in ReadModels.all { try await projector.rebuild(model.name) } }
            #expect(try await test.rows() == rows)
            await #expect(throws: ProjectionError.unknown("nonsense")) { try await projector.rebuild("nonsense") }
        }
    }

    @Test("88 the old rows are read until the new ones stand")
    func theOldRowsAreReadUntilTheNewOnesStand() async throws {
        try await TestProjections.with { test in
            try await test.record(200, seed: 63)
            let projector = test.projector()
            try await projector.catchUp()
            let stop = Switch(false)
            try await test.withReadSide { side in
                let asOf = AsOf(position: try await side.position(), clock: .sample(0), isNow: true)
                let before = try await side.list(.observations, limit: 1_000, asOf: asOf).rows.count
                let reading = Task {
                    var reads = 0
                    while !stop.isOn {
                        let rows = try await side.list(.observations, limit: 1_000, asOf: asOf).rows.count
                        #expect(rows == before)
                        reads += 1
                    }
                    return reads
                }
                for _ in 1...5 { try await projector.rebuild("observations") }
                stop.isOn = true
                #expect(try await reading.value > 5)
            }
        }
    }

    @Test("89 90 what is appended during a rebuild is in it once, while the live projection goes on")
    func whatIsAppendedDuringARebuildIsInItOnce() async throws {
        try await TestProjections.with { test in
            try await test.record(200, seed: 64)
            try await test.following {
                let other = test.projector(batchSize: 10)
                async let rebuilding: Void = {
                    for name in ["observations", "texts", "actions"] { try await other.rebuild(name) }
                }()
                for seed in UInt64(65)...70 { try await test.append(20, seed: seed) }
                try await rebuilding
                try await test.untilCaughtUp()
            }
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("91 a rebuild that is cancelled leaves the old rows, and another succeeds")
    func aRebuildThatIsCancelledLeavesTheOldRows() async throws {
        try await TestProjections.with { test in
            try await test.record(200, seed: 71)
            let projector = test.projector(batchSize: 5)
            try await projector.catchUp()
            let rows = try await test.rows()
            let work = Task {
                try await projector.rebuild("observations") { _, _ in withUnsafeCurrentTask { $0?.cancel() } }
            }
            await #expect(throws: (any Error).self) { try await work.value }
            #expect(try await test.rows() == rows)
            let left = try await test.numbers(
                "SELECT count(*), 0::bigint FROM pg_tables WHERE schemaname = 'debrief$read' AND tablename LIKE '%~next'"
            )
            #expect(left.map(\.0) == [0])
            try await projector.rebuild("observations")
            #expect(try await test.rows() == rows)
        }
    }

    @Test("92 93 two are rebuilt together and a third is refused; it is shown")
    func twoAreRebuiltTogetherAndAThirdIsRefused() async throws {
        try await TestProjections.with { test in
            try await test.record(200, seed: 72)
            try await test.projector().catchUp()
            let rows = try await test.rows()
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await OpenTransaction.with(test.database.superuser) { transaction in
                    // Whoever folds looks up numbers here, and waits.
                    try await transaction.run("LOCK TABLE debrief.streams IN ACCESS EXCLUSIVE MODE")
                    for name in ["observations", "lessons"] {
                        group.addTask { try await test.projector(batchSize: 20).rebuild(name) }
                    }
                    try await eventually { try await test.building() == ["lessons", "observations"] }
                    for name in ["actions", "lessons"] {
                        await #expect(throws: ProjectionError.rebuilding(name)) {
                            try await test.projector().rebuild(name)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await test.rows() == rows)
        }
    }

    @Test func aHigherVersionIsBuiltBesideTheOldOne() async throws {
        try await TestProjections.with { test in
            try await test.record(100, seed: 73)
            let (first, second) = (try Poisoned(version: 1) { _ in false }, try Poisoned(version: 2) { _ in false })
            try await test.projector(models: [first]).catchUp()
            try await test.administer("DELETE FROM debrief$read.observations")
            try await test.projector(models: [second]).catchUp()
            #expect(try await !test.rows(models: [second]).isEmpty)
            let older = ProjectionError.newer(projection: "poisoned", version: 2, known: 1)
            await #expect(throws: older) { try await test.projector(models: [first]).catchUp() }
        }
    }

    @Test(arguments: [#"{"position":"-9223372036854775808"}"#, #"{"position":"999999999"}"#, "{}"])
    func whatRedactsNothingStopsNothing(data: String) async throws {
        try await TestProjections.with { test in
            let stream = try StreamName("redaction/1")
            _ = try await test.store.append(.sample([try .sample(stream, type: "event.redacted", data: data)]))
            try await test.record(20, seed: 75)
            try await test.projector().catchUp()
            try await test.expectRowsOfAReplay()
        }
    }

    @Test func whatWasRedactedIsInNoRow() async throws {
        try await TestProjections.with { test in
            try await test.record(200, seed: 74)
            try await test.projector().catchUp()
            let events = try await test.store.read(limit: 400).events
            let amended = try #require(events.first { $0.type == "observation.amended" })
            let first = try #require(events.first { $0.type == "observation.recorded" && $0.stream != amended.stream })
            for event in [amended, first] {
                let data =
                    #"{"approvedby":"\#(UUID().uuidString.lowercased())","position":"\#(event.position)","reason":"typed by mistake"}"#
                let stream = try StreamName("redaction/\(event.position)")
                _ = try await test.store.redact(
                    with: .sample([try .sample(stream, type: "event.redacted", data: data)], arguments: data)
                )
            }
            try await test.projector(batchSize: 3).catchUp()
            let title = try #require(events.first { $0.position == first.position }?.record)
                .firstMatch(of: /"title":"([^"]*)"/)?.1
            let text = String(try #require(title))
            #expect(try await !test.rows().contains { $0.contains(text) })
            try await test.expectRowsOfAReplay()
        }
    }
}
