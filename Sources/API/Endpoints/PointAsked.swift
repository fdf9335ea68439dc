package import Contract
import EventSourcing
import EventStore
package import Lessons
package import Projections
import UseCases

/// As of when a question is asked, and how far the read models have to be.
package struct PointAsked: Sendable {
    private let asOf: PointInTime?
    private let knownBy: WorldDate?
    private let minimum: Position?

    /// Takes its parameters out of a query: `as-of`, `zone`, `known-by`, `min-position`.
    ///
    /// - Throws: `Problem` 422.
    package init(_ query: inout QueryFields) throws(Problem) {
        let zone = try query.take("zone")
        let asked = try query.take("asOf")
        asOf = try asked.map { text throws(Problem) in
            guard let point = PointInTime(text, zone: zone) else {
                throw .parameter("as-of", "is 2016-07-08, 2016-07, 2016-07-08T12:00:00Z or a position")
            }
            return point
        }
        guard zone == nil || asked?.utf8.count == 10 else { throw .parameter("zone", "goes with a day in as-of") }
        knownBy = try query.take("knownBy").map { text throws(Problem) in
            guard let date = WorldDate(text) else { throw .parameter("known-by", "is a date or an instant") }
            return date
        }
        minimum = try query.takePosition("minPosition")
    }

    /// As of when a desk answers, once the read models have come to where somebody's own last command is.
    ///
    /// - Throws: `ReadError`, `ProjectionError.timedOut`, `PostgresError`; `Problem` 422.
    package func asOf(for person: PersonID, at desk: Desk, of service: Service, readsModels: Bool) async throws -> AsOf
    {
        let reached = try await wait(
            at: desk,
            readsModels: readsModels,
            writtenAt: service.lastWritten(person),
            seen: service.pulse.position
        )
        return try await asOf(at: desk, readsModels: readsModels, reached: reached)
    }

    /// Waits, for 2 s at most, until the read models are where they are to be read, and for `writtenAt`.
    ///
    /// - Returns: a position that the read models have come to, as far as that is known without asking them.
    private func wait(
        at desk: Desk,
        readsModels: Bool,
        writtenAt position: Position,
        seen: Position
    ) async throws -> Position {
        let position = minimum ?? position
        guard position > seen else { return seen }
        if let minimum {
            let head = try await desk.store.head().position
            guard minimum <= head else { throw ReadError.beyondHead(minimum, head: head) }
        }
        if readsModels { try await desk.side.wait(for: position) }
        return position
    }

    private func asOf(at desk: Desk, readsModels: Bool, reached: Position) async throws -> AsOf {
        guard readsModels || knownBy == nil else {
            throw Problem.parameter("known-by", "narrows lists, boards and charts: of one thing leave it out")
        }
        guard readsModels || asOf != nil else { return desk.asOf }
        if asOf == nil, reached > 0 {
            return AsOf(position: reached, clock: .now, isNow: true, knownBy: knownBy?.latest)
        }
        return try await desk.side.asOf(asOf, in: desk.store, knownBy: knownBy?.latest, now: .now)
    }
}
