package import EventSourcing
package import EventStore
package import Foundation

/// Makes up commands, the same ones from the same seed.
package struct RequestGenerator: Sendable {
    package var generator: SeededGenerator
    package let streams: [StreamName]

    package init(seed: UInt64, streams: [StreamName]) {
        generator = SeededGenerator(seed: seed)
        self.streams = streams
    }

    /// One to `events` events, each to one of the streams.
    package mutating func request(
        events: Int = 3,
        expecting: [StreamName: ExpectedRevision] = [:]
    ) throws -> AppendRequest {
        let events = try (0..<Int.random(in: 1...events, using: &generator)).map { _ in try event(to: stream()) }
        return AppendRequest(command: command(), events: events, expecting: expecting)
    }

    package mutating func stream() -> StreamName {
        streams[Int.random(in: streams.indices, using: &generator)]
    }

    package mutating func event(to stream: StreamName) throws -> AuthoredEvent {
        try AuthoredEvent(
            stream: stream,
            type: "observation.recorded",
            mission: Bool.random(using: &generator) ? "MINUSMA" : nil,
            data: #"{"note":"\#(uuid().uuidString)","weight":\#(Int.random(in: 0...1_000, using: &generator))}"#
        )
    }

    package mutating func command(id: UUID? = nil) -> Command {
        let id = id ?? uuid()
        return Command(
            id: id,
            name: "observation.record",
            arguments: #"{"asked":"\#(uuid().uuidString)"}"#,
            actor: uuid(),
            authentication: .system,
            time: .sample(1_795_000_000_000_000)
        )
    }

    package mutating func uuid() -> UUID {
        UUID.random(using: &generator)
    }

    /// The one request that this seed makes, wherever it is made.
    package static func request(seed: UInt64) throws -> AppendRequest {
        var requests = RequestGenerator(seed: seed, streams: try streams(5))
        return try requests.request()
    }

    /// The streams `observation/1`, `observation/2`, …
    package static func streams(_ count: Int) throws -> [StreamName] {
        try (1...count).map { try StreamName("observation/\($0)") }
    }
}
