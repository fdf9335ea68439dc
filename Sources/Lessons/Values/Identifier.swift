import EventSourcing
package import Foundation

/// What a thing is known by for ever; written as its UUID in lower case. Ids of different things don't mix.
package struct Identifier<Subject>: Sendable {
    package let uuid: UUID

    package init(uuid: UUID) {
        self.uuid = uuid
    }

    /// What something that another source keeps is known by here, the same at every import: the source's own id where
    /// that is a UUID, else UUIDv8 (RFC 9562) of SHA-256(source, U+0000, the source's id).
    package init(source: String, externalID: String) {
        let derived = UUID(Digest(hashing: Array(source.utf8) + [0] + Array(externalID.utf8)))
        self.init(uuid: UUID(uuidString: externalID) ?? derived)
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
    package init(from decoder: any Decoder) throws { self = try decoder.text("a UUID") }
    package func encode(to encoder: any Encoder) throws { try encoder.encode(text: self) }
}
