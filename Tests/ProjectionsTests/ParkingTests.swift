import EventSourcing
import EventStore
import Lessons
import Postgres
import Projections
import TestSupport
import Testing

/// What can't be read waits, with its stream, and nothing else does. The read model stands in place of the observations.
@Suite(.database, .timeLimit(.minutes(5))) struct ParkingTests {
    /// Amended observations can't be read.
    private func poisoned(_ isPoisoned: Switch = Switch(true)) throws -> [any ReadModel] {
        [try Poisoned { isPoisoned.isOn && $0.details.title != $0.original.title }]
    }

    /// The streams with an amendment, and where the first of each is.
    private func amended(_ test: TestProjections) async throws -> [StreamName: Position] {
        var first: [StreamName: Position] = [:]
        for try await page in test.store.pages() {
            for event in page.events where event.type == "observation.amended" && first[event.stream] == nil {
                first[event.stream] = event.position
            }
        }
        return first
    }

    @Test("72 an event that can't be read is parked, and only then is it passed")
    func anEventThatCannotBeReadIsParked() async throws {
        try await TestProjections.with { test in
            try await test.record(300, seed: 11)
            let projector = test.projector(models: try poisoned())
            let head = try await test.store.head().position
            #expect(try await projector.catchUp() == head)
            let first = try await amended(test)
            let parked = try await projector.parked()
            #expect(!first.isEmpty && Dictionary(parked.map { ($0.stream, $0.position) }) { $1 } == first)
        }
    }

    @Test("72 an error of the server stops the projection where it was")
    func anErrorOfTheServerStopsIt() async throws {
        try await TestProjections.with { test in
            try await test.record(50, seed: 12)
            let projector = test.projector()
            let before = try await projector.catchUp()
            try await test.record(50, seed: 13)
            try await test.administer("REVOKE INSERT ON debrief$read.observations FROM debrief_projector")
            await #expect(throws: PostgresError.self) { try await projector.catchUp() }
            #expect(try await test.checkpoints() == Set([before]))
            try await test.administer("GRANT INSERT ON debrief$read.observations TO debrief_projector")
            let head = try await test.store.head().position
            #expect(try await projector.catchUp() == head)
        }
    }

    @Test("73 what is parked says where, why and how often it was tried, and can be tried again")
    func whatIsParkedCanBeTriedAgain() async throws {
        try await TestProjections.with { test in
            try await test.record(300, seed: 14)
            let isPoisoned = Switch(true)
            let models = try poisoned(isPoisoned)
            let projector = test.projector(models: models)
            try await projector.catchUp()
            let first = try await projector.parked()
            #expect(first.allSatisfy { $0.projection == "poisoned" && $0.error == "Unreadable()" && $0.attempts == 1 })
            let again = try await projector.retry()
            #expect(again.tried == first.count && again.stuck == Set(first.map(\.stream)))
            #expect(try await projector.parked().allSatisfy { $0.attempts == 2 })
            await #expect(throws: ProjectionError.unknown("nonsense")) { try await projector.retry("nonsense") }
            isPoisoned.isOn = false
            let mended = try await projector.retry("poisoned")
            #expect(mended.tried == first.count && mended.stuck.isEmpty)
            #expect(try await projector.parked().isEmpty)
            let rows = try await test.rows(models: models)
            try await test.forget()
            try await test.projector(models: models).catchUp()
            #expect(try await test.rows(models: models) == rows)
        }
    }

    @Test("74 the other streams go on, and later events of a parked one wait with it")
    func theOtherStreamsGoOn() async throws {
        try await TestProjections.with { test in
            try await test.record(300, seed: 15)
            let models = try poisoned()
            try await test.projector(batchSize: 7, models: models).catchUp()
            let parked = try await amended(test)
            let rows = try await test.numbers("SELECT valid_from, created FROM debrief$read.observations")
            var streams: [Position: StreamName] = [:]
            for try await page in test.store.pages() {
                for event in page.events where event.revision == 0 { streams[event.position] = event.stream }
            }
            for (from, created) in rows {
                let stream = try #require(streams[created])
                #expect(parked[stream].map { from < $0 } ?? true)
            }
            let untouched = streams.filter { $0.value.category == "observation" && parked[$0.value] == nil }
            #expect(Set(rows.map(\.1)).isSuperset(of: untouched.keys))
        }
    }

    @Test("75 where parking can't be recorded, the projection stops before the event")
    func whereParkingCannotBeRecordedItStops() async throws {
        try await TestProjections.with { test in
            try await test.record(300, seed: 16)
            let first = try #require(try await amended(test).values.min())
            try await test.administer("REVOKE INSERT ON debrief$read.parked FROM debrief_projector")
            let projector = test.projector(batchSize: 1, models: try poisoned())
            await #expect(throws: PostgresError.self) { try await projector.catchUp() }
            #expect(try await test.checkpoints() == Set([first - 1]))
        }
    }
}
