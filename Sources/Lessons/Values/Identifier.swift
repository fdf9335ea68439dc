package import Foundation

/// What a thing is known by for ever; written as its UUID in lower case. Ids of different things don't mix.
package struct Identifier<Subject>: Sendable {
    package let uuid: UUID

    package init(uuid: UUID) {
        self.uuid = uuid
    }
}

extension Identifier: Hashable {}

extension Identifier: LosslessStringConvertible {
    /// nil where the text is no UUID; upper case is taken too.
    package init?(_ description: String) {
        guard let uuid = UUID(uuidString: description) else { return nil }
        self.init(uuid: uuid)
    }

    package var description: String { uuid.uuidString.lowercased() }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Identifier(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(text.debugDescription) is no UUID"
            )
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
