package import Foundation

/// Who asked for what, and when: what every event of one command bears, and what makes a retry the same command.
package struct Command: Sendable {
    /// Chosen by who asks. The same id with the same actor, name and arguments is the same command, for ever.
    package let id: UUID
    package let name: String
    package let actor: UUID
    package let authentication: Authentication
    /// Which credential it was, at most 256 bytes.
    package let authenticationID: String?
    package let onBehalfOf: UUID?
    /// When it was given.
    package let time: Instant
    /// What the whole conversation is known by; the command's own id where none is given.
    package let correlationID: UUID
    /// What led to it, at most 256 bytes: an event's id, a trace.
    package let causationID: String?
    /// SHA-256 of actor, name and arguments, each behind its length.
    package let digest: Digest

    /// `arguments` is what was asked for, canonical and as received: equal arguments are equal texts.
    package init(
        id: UUID,
        name: String,
        arguments: String,
        actor: UUID,
        authentication: Authentication,
        time: Instant,
        authenticationID: String? = nil,
        onBehalfOf: UUID? = nil,
        correlationID: UUID? = nil,
        causationID: String? = nil
    ) {
        self.id = id
        self.name = name
        self.actor = actor
        self.authentication = authentication
        self.authenticationID = authenticationID
        self.onBehalfOf = onBehalfOf
        self.time = time
        self.correlationID = correlationID ?? id
        self.causationID = causationID
        var hashed: [UInt8] = []
        for part in [actor.uuidString.lowercased(), name, arguments] {
            withUnsafeBytes(of: UInt64(part.utf8.count).bigEndian) { hashed.append(contentsOf: $0) }
            hashed.append(contentsOf: part.utf8)
        }
        digest = Digest(hashing: hashed)
    }

    /// The id of the event at an index of this command: UUIDv8 (RFC 9562) of SHA-256(id ‖ index), the index as four
    /// bytes, big-endian.
    package func eventID(at index: Int) -> UUID {
        UUID(command: id, index: index)
    }
}

extension UUID {
    init(command: UUID, index: Int) {
        var hashed = withUnsafeBytes(of: command.uuid) { Array($0) }
        withUnsafeBytes(of: UInt32(index).bigEndian) { hashed.append(contentsOf: $0) }
        self.init(Digest(hashing: hashed))
    }

    /// UUIDv8 (RFC 9562) of a digest's first 16 bytes.
    package init(_ digest: Digest) {
        let bytes = digest.bytes
        self.init(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6] & 0x0F | 0x80, bytes[7],
                bytes[8] & 0x3F | 0x80, bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            )
        )
    }
}
