package import Contract
import EventSourcing
import EventStore
package import Lessons
package import Projections
import UseCases
import Wording

/// As of when a question is asked, and how far the read models have to be.
package struct PointAsked: Sendable {
    private let asOf: PointInTime?
    private let knownBy: WorldDate?
    private let minimum: Position?

    /// Now.
    package init() {
        (asOf, knownBy, minimum) = (nil, nil, nil)
    }

    /// Takes its parameters out of a query: `as-of`, `zone`, `known-by`, `min-position`. Where no zone is named, `zone` is
    /// that of a day.
    ///
    /// - Throws: `Problem` 422; `PointFault`.
    package init(_ query: inout QueryFields, zone: ((WorldDate) -> String)? = nil) throws {
        let named = try query.take("zone")
        let asked = try query.take("asOf")
        guard named == nil || asked?.utf8.count == 10 else { throw PointFault.zone }
        asOf = try asked.map { text in
            let day = text.utf8.count == 10 ? WorldDate(text) : nil
            guard let point = PointInTime(text, zone: named ?? day.flatMap { zone?($0) }) else {
                throw day == nil ? PointFault.unreadable : PointFault.zone
            }
            return point
        }
        knownBy = try query.take("knownBy").map { text in
            guard let date = WorldDate(text) else { throw PointFault.knownUnreadable }
            return date
        }
        minimum = try query.takePosition("minPosition")
        try PointFault.check(asOf, knownBy: knownBy, at: .now)
    }

    /// - Throws: `PointFault.presentOnly` where a moment that is past is asked for.
    func refuseAsOf() throws(PointFault) {
        if asOf != nil { throw .presentOnly }
    }

    /// - Throws: `PointFault.knownOfOneThing` where only what was known by a day is asked for.
    func refuseKnownBy() throws(PointFault) {
        if knownBy != nil { throw .knownOfOneThing }
    }

    /// As of when a desk answers, once the read models have come to where somebody's own last command is.
    ///
    /// - Throws: `PointFault`; `ProjectionError.timedOut`, `PostgresError`; `Problem` 422.
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
            guard minimum <= head else {
                throw Problem.parameter("min-position", .beyondLog)
            }
        }
        if readsModels { try await desk.side.wait(for: position) }
        return position
    }

    private func asOf(at desk: Desk, readsModels: Bool, reached: Position) async throws -> AsOf {
        guard readsModels || asOf != nil else { return desk.asOf }
        if asOf == nil, reached > 0 {
            return AsOf(position: reached, clock: .now, isNow: true, knownBy: knownBy?.latest)
        }
        do {
            let point = try await desk.side.asOf(asOf, in: desk.store, knownBy: knownBy?.latest, now: .now)
            if readsModels, point.position > reached { try await desk.side.wait(for: point.position) }
            return point
        } catch ReadError.beyondHead {
            throw PointFault.beyondLog
        }
    }
}
