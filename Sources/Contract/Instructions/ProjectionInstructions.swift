import EventSourcing
import Projections
package import UseCases

/// Builds a projection anew from the first event on.
package struct RebuildProjection: Instruction {
    package static let path = "projections/{name}/rebuild"
    package static let audience = Audience.administrators
    package static let isSigned = false
    package static let repetition = Repetition.harmless

    package let name: String

    package init(name: String) {
        self.name = name
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> RebuiltAnswer {
        try await desk.projector.rebuild(name) { _, _ in desk.onProgress() }
        return RebuiltAnswer(projection: name, position: String(try await desk.side.position(of: [name])))
    }
}

/// Tries again what is parked, each stream from its first event.
package struct RetryProjections: Instruction {
    package static let path = "projections/retry"
    package static let audience = Audience.administrators
    package static let isSigned = false
    package static let repetition = Repetition.harmless

    /// One projection; all where none is named.
    package let name: String?

    package init(name: String?) {
        self.name = name
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> RetriedAnswer {
        let (tried, stuck) = try await desk.projector.retry(name)
        return RetriedAnswer(tried: tried, stuck: stuck.map(\.rawValue).sorted())
    }
}

/// That a projection was built anew.
package struct RebuiltAnswer: Codable, Sendable {
    package let projection: String
    package let position: String

    package init(projection: String, position: String) {
        (self.projection, self.position) = (projection, position)
    }
}

/// What came of trying again.
package struct RetriedAnswer: Codable, Sendable {
    package let tried: Int
    /// The streams that are parked again.
    package let stuck: [String]
}
