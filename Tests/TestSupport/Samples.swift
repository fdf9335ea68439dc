package import EventSourcing
package import EventStore
package import Foundation

extension Command {
    /// A command of its own: the same id and arguments are the same command.
    package static func sample(
        id: UUID = UUID(),
        arguments: String = "{}",
        actor: UUID = .sampleActor,
        time: Instant? = nil,
        authenticationID: String? = nil,
        correlationID: UUID? = nil,
        causationID: String? = nil
    ) -> Command {
        Command(
            id: id,
            name: "test",
            arguments: arguments,
            actor: actor,
            authentication: .local,
            time: time ?? Instant.sample(Int64(Date().timeIntervalSince1970 * 1_000_000)),
            authenticationID: authenticationID,
            correlationID: correlationID,
            causationID: causationID
        )
    }
}

extension Instant {
    /// So many microseconds after 1970 began, within the years 1 to 9999.
    package static func sample(_ microsecondsSince1970: Int64) -> Instant {
        guard let instant = Instant(microsecondsSince1970: microsecondsSince1970) else {
            fatalError("\(microsecondsSince1970) microseconds are not within the years 1 to 9999")
        }
        return instant
    }
}

extension AuthoredEvent {
    package static func sample(
        _ stream: StreamName,
        type: String = "test.happened",
        mission: String? = nil,
        data: String = "{}"
    ) throws -> AuthoredEvent {
        try AuthoredEvent(stream: stream, type: type, mission: mission, data: data)
    }
}

extension AppendRequest {
    /// One event to one stream, by a command of its own.
    package static func sample(
        _ stream: StreamName,
        expecting: ExpectedRevision = .any,
        id: UUID = UUID(),
        data: String = "{}"
    ) throws -> AppendRequest {
        AppendRequest(
            command: .sample(id: id, arguments: data),
            events: [try .sample(stream, data: data)],
            expecting: [stream: expecting]
        )
    }
}

extension AppendRequest {
    /// Many events, by a command of its own.
    package static func sample(
        _ events: [AuthoredEvent],
        expecting: [StreamName: ExpectedRevision] = [:],
        id: UUID = UUID(),
        arguments: String = "{}",
        result: String? = nil
    ) -> AppendRequest {
        AppendRequest(
            command: .sample(id: id, arguments: arguments),
            events: events,
            expecting: expecting,
            result: result
        )
    }
}

extension UUID {
    package static let sampleActor = UUID(uuid: (0x6B, 0x1A, 0x2C, 0x3D, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1))
}

extension Sequence where Self: Sendable, Element: Sendable {
    /// The elements as an asynchronous sequence.
    package var async: AsyncStream<Element> {
        AsyncStream { continuation in
            for element in self { continuation.yield(element) }
            continuation.finish()
        }
    }
}
