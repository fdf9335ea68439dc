import EventSourcing
import Postgres

/// Lines of an exported log, gathered for `restore_staged`.
struct StagedLog {
    static let columns: SQL = """
        position, recorded_at, stream, revision, type, mission, actor, command_id, digest, record, id, source, dataversion,
        "time", authtype, authid, onbehalfof, correlation_id, causation_id, salt, data
        """

    let linesBefore: Int
    private(set) var rows = BinaryRows(columns: 21)
    private(set) var count = 0

    init(linesBefore: Int = 0) {
        self.linesBefore = linesBefore
    }

    /// - Throws: `RestoreError.line`.
    mutating func add(_ line: String) throws {
        do {
            if let redacted = try RedactedRecord(line: line) {
                try add(redacted)
            } else {
                try add(try Envelope(record: line), record: line)
            }
        } catch let fault as RecordFault {
            throw RestoreError.line(linesBefore + count + 1, fault)
        }
        count += 1
    }

    mutating func finish() {
        rows.finish()
    }

    private mutating func add(_ envelope: Envelope, record: String) throws {
        try addIndex(
            RecordedEvent(
                position: envelope.position,
                recordedAt: envelope.recordedAt,
                stream: envelope.stream,
                revision: envelope.revision,
                type: envelope.type,
                mission: envelope.mission,
                actor: envelope.actor,
                commandID: envelope.commandID,
                record: record
            ),
            digest: Digest(hashing: record.utf8)
        )
        try rows.field(envelope.id)
        try rows.field(envelope.source)
        try rows.field(envelope.dataVersion)
        try rows.field(Timestamp(envelope.time))
        try rows.field(envelope.authentication.rawValue)
        try rows.field(envelope.authenticationID)
        try rows.field(envelope.onBehalfOf)
        try rows.field(envelope.correlationID)
        try rows.field(envelope.causationID)
        try rows.field(envelope.salt)
        try rows.field(envelope.data)
    }

    private mutating func add(_ redacted: RedactedRecord) throws {
        try addIndex(redacted.event, digest: redacted.digest)
        for _ in 0..<11 { try rows.field(String?.none) }
    }

    private mutating func addIndex(_ event: RecordedEvent, digest: Digest) throws {
        rows.beginRow()
        try rows.field(event.position)
        try rows.field(Timestamp(event.recordedAt))
        try rows.field(event.stream.rawValue)
        try rows.field(Int32(event.revision))
        try rows.field(event.type)
        try rows.field(event.mission)
        try rows.field(event.actor)
        try rows.field(event.commandID)
        try rows.field(digest.bytes)
        try rows.field(event.record)
    }
}
