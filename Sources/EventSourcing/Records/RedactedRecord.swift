import Foundation

/// What an exported log has in the place of a record that was redacted: the index that stood beside it, and its digest,
/// so that every proof still holds. A line is one JSON object, minified, with these members in this order.
package struct RedactedRecord: Sendable, Equatable {
    /// The event without its record.
    package let event: RecordedEvent
    package let digest: Digest

    package init(of event: RecordedEvent, digest: Digest) {
        self.event = event
        self.digest = digest
    }

    /// nil where the line is of another kind.
    /// - Throws: `RecordFault` where it is of this kind and not in its one form.
    package init?(line: String) throws(RecordFault) {
        guard line.hasPrefix(#"{"redacted":""#) else { return nil }
        var scanner = RecordScanner(line)
        digest = try scanner.required("redacted", Digest.init)
        let position = try scanner.required("position") { Position($0) }
        let recordedAt = try scanner.required("recordedtime", Instant.init)
        let revision: Int32 = try scanner.integer("revision")
        let type = try scanner.required("type") { $0 }
        let stream = try scanner.required("subject") { try StreamName($0) }
        let actor = try scanner.required("actor", UUID.init)
        let mission = try scanner.text("mission")
        event = RecordedEvent(
            position: position,
            recordedAt: recordedAt,
            stream: stream,
            revision: Revision(revision),
            type: type,
            mission: mission,
            actor: actor,
            commandID: try scanner.required("commandid", UUID.init),
            record: nil
        )
        guard self.line == line else { throw .attribute("redacted") }
    }

    package var line: String {
        let mission = event.mission.map { ",\"mission\":\($0.jsonString)" } ?? ""
        return """
            {"redacted":"\(digest)","position":"\(event.position)","recordedtime":"\(event.recordedAt)",\
            "revision":\(event.revision),"type":"\(event.type)","subject":\(event.stream.rawValue.jsonString),\
            "actor":"\(event.actor.uuidString.lowercased())"\(mission),\
            "commandid":"\(event.commandID.uuidString.lowercased())"}
            """
    }
}

extension String {
    /// As a JSON string, escaped only where it must be.
    fileprivate var jsonString: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A String has a JSON form whatever it holds.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
