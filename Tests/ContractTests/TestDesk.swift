import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import LogGenerator
import Postgres
import Projections
import TestSupport
import Testing
import UseCases
import Wording

/// A desk on a test's database, which sees everything.
struct TestDesk {
    let desk: Desk
    let store: EventStore

    static func with(_ body: (TestDesk) async throws -> Void) async throws {
        try await Desk.onTestDatabase { try await body(TestDesk(desk: $0, store: $0.store)) }
    }

    /// Records so many generated commands.
    func record(_ commands: Int, seed: UInt64) async throws {
        var generator = LogGenerator(seed: seed, missions: 4)
        let requests = try (0..<commands).map { _ in try generator.next() }
        _ = try await store.importRequests(requests.async)
    }

    /// The desk with the read models at the log's end, or as of a position.
    func asOf(_ position: Position? = nil) async throws -> Desk {
        try await desk.projector.catchUp()
        var desk = desk
        desk.asOf = try await desk.side.asOf(position.map { .position($0) }, in: store, now: .now)
        return desk
    }

    @discardableResult
    func give(
        _ verb: some UseCase,
        by person: PersonID,
        as authority: Authority = .unlimited,
        id: UUID = UUID()
    ) async throws -> Outcome {
        let context = CommandContext(id: id, actor: person, authentication: .token, time: .now)
        let viewer = Viewer(authority, authentication: .token, at: .now)
        return try await desk.ledger.seen(by: viewer).perform(verb, in: context)
    }
}

extension Desk {
    /// As somebody with this authority sits at it.
    func seen(by authority: Authority) -> Desk {
        seen(by: Viewer(authority, authentication: .token, at: .now))
    }
}
