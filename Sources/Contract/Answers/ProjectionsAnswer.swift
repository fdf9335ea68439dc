import EventSourcing
import Projections

/// How the projections stand.
package struct ProjectionsAnswer: Codable, Sendable {
    package struct Parked: Codable, Sendable {
        package let projection: String
        package let stream: String
        package let position: String
        package let attempts: Int
        package let parkedAt: String
        package let error: String
    }

    package struct Projection: Codable, Sendable {
        package let name: String
        package let version: Int32
        package let position: String
        package let lagEvents: Int64
        package let lagSeconds: Double
        package let state: String
        package let parked: Int
    }

    package let projections: [Projection]
    package let parked: [Parked]

    init(_ statuses: [ProjectionStatus]) {
        projections = statuses.map { status in
            let isBehind = status.lag > 0
            return Projection(
                name: status.name,
                version: status.version,
                position: String(status.position),
                lagEvents: status.lag,
                lagSeconds: status.lagSeconds,
                state: status.building.map { "rebuilding, at \($0)" } ?? (isBehind ? "behind" : "up to date"),
                parked: status.parked.count
            )
        }
        parked = statuses.flatMap(\.parked).map { stream in
            Parked(
                projection: stream.projection,
                stream: stream.stream.rawValue,
                position: String(stream.position),
                attempts: stream.attempts,
                parkedAt: stream.parkedAt.description,
                error: stream.error
            )
        }
    }
}
