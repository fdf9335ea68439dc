import EventSourcing
import Projections

/// How the projections stand: position, lag, what is parked.
package struct ProjectionsQuestion: Question {
    package static let path = "projections"
    package static let readsModels = false
    package static let isAnsweredAsOf = false
    package static let audience = Audience.overseers

    package init() {}

    package func answer(at desk: Desk) async throws -> ProjectionsAnswer {
        ProjectionsAnswer(try await desk.side.status(of: desk.store, now: desk.asOf.clock))
    }
}
