package import Foundation

/// What a record says, attribute by attribute: CloudEvents 1.0 with our extensions, in the order in which they stand.
package struct Envelope: Sendable, Equatable {
    package let position: Position
    package let recordedAt: Instant
    package let revision: Revision
    package let id: UUID
    /// The organisation's URI.
    package let source: String
    package let type: String
    package let dataVersion: Int32
    package let stream: StreamName
    /// When the command was given, as its author says.
    package let time: Instant
    package let actor: UUID
    package let authentication: Authentication
    package let authenticationID: String?
    package let onBehalfOf: UUID?
    package let mission: String?
    package let commandID: UUID
    package let correlationID: UUID
    package let causationID: String?
    /// 16 random bytes, so that the record's digest gives nothing of it away.
    package let salt: [UInt8]
    /// One minified I-JSON object.
    package let data: String

    /// - Throws: `RecordFault`, the first thing in which the text is not a record.
    package init(record: String) throws(RecordFault) {
        guard record.utf8.count <= 65_536 else { throw .size }
        var scanner = RecordScanner(record)
        _ = try scanner.required("specversion") { $0 == "1.0" ? $0 : nil }
        position = try scanner.required("position") { Self.isPosition($0) ? Position($0) : nil }
        recordedAt = try scanner.required("recordedtime", Instant.init)
        revision = Revision(try scanner.integer("revision") as Int32)
        id = try scanner.required("id", Self.uuid)
        source = try scanner.required("source") { $0.isEmpty || $0.utf8.count > 256 ? nil : $0 }
        type = try scanner.required("type") { $0 }
        dataVersion = try scanner.integer("dataversion")
        stream = try scanner.required("subject") { try StreamName($0) }
        time = try scanner.required("time", Instant.init)
        actor = try scanner.required("actor", Self.uuid)
        authentication = try scanner.required("authtype", Authentication.init(rawValue:))
        authenticationID = try scanner.text("authid", atMost: 256)
        onBehalfOf = try scanner.text("onbehalfof").map { (text) throws(RecordFault) in try Self.knownUUID(text) }
        mission = try scanner.text("mission")
        commandID = try scanner.required("commandid", Self.uuid)
        correlationID = try scanner.required("correlationid", Self.uuid)
        causationID = try scanner.text("causationid", atMost: 256)
        salt = try scanner.required("salt") { text in
            Data(base64Encoded: text).flatMap { $0.count == 16 && $0.base64EncodedString() == text ? Array($0) : nil }
        }
        data = try scanner.data()
        // Type, version, mission and data are held against the same rules as what is about to be written.
        _ = try AuthoredEvent(stream: stream, type: type, dataVersion: dataVersion, mission: mission, data: data)
    }

    private static func isPosition(_ text: String) -> Bool {
        text.utf8.allSatisfy(\.isDigit) && text.utf8.first != UInt8(ascii: "0")
    }

    /// Only the lower-case form: a record has one.
    private static func uuid(_ text: String) -> UUID? {
        UUID(uuidString: text).flatMap { $0.uuidString.lowercased() == text ? $0 : nil }
    }

    private static func knownUUID(_ text: String) throws(RecordFault) -> UUID {
        guard let uuid = uuid(text) else { throw .attribute("onbehalfof") }
        return uuid
    }
}
