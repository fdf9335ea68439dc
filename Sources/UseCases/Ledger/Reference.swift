import EventSourcing
package import EventStore
import Lessons

/// What people call a thing: `O-42`, its id or the beginning of it, a mission's code.
package struct Reference: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// What people say for a stream: the letter of its sort and its number, or the mission's code.
    package init(_ stream: StreamRevision) {
        let name = stream.stream.id
        text = Aggregates.named(stream.stream.category)?.letter.map { "\($0)-\(stream.number)" } ?? name
    }
}

extension Reference: CustomStringConvertible {
    package var description: String { text }
}

extension Reference: Codable {
    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
