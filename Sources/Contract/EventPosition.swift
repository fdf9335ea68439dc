package import EventSourcing

/// An event's position as a path names it: digits, from 1.
package struct EventPosition: LosslessStringConvertible, Codable, Sendable, Equatable {
    package let value: Position
    package var description: String { String(value) }

    package init?(_ text: String) {
        guard let value = Position(text), value >= 1, !text.hasPrefix("+") else { return nil }
        self.value = value
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let position = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a position, at least 1")
        }
        self = position
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
