package import Foundation

/// A place in the log: from 1, without gaps, in the order of the commits.
package typealias Position = Int64

/// A place in a stream: from 0, without gaps.
package typealias Revision = Int64

/// An event as the log keeps it: the record, and the index of it that stands beside it.
package struct RecordedEvent: Sendable, Equatable {
    package let position: Position
    /// When the log took it: never earlier than the event before it.
    package let recordedAt: Instant
    package let stream: StreamName
    package let revision: Revision
    package let type: String
    package let mission: String?
    package let actor: UUID
    package let commandID: UUID
    /// The line of JSON that is hashed, exported and shown; nil where it was redacted.
    package let record: String?

    package init(
        position: Position,
        recordedAt: Instant,
        stream: StreamName,
        revision: Revision,
        type: String,
        mission: String?,
        actor: UUID,
        commandID: UUID,
        record: String?
    ) {
        self.position = position
        self.recordedAt = recordedAt
        self.stream = stream
        self.revision = revision
        self.type = type
        self.mission = mission
        self.actor = actor
        self.commandID = commandID
        self.record = record
    }

    /// Every attribute of the record.
    /// - Throws: `RecordFault`: redacted, not a record, or saying other than the columns.
    package func envelope() throws(RecordFault) -> Envelope {
        guard let record else { throw .redacted }
        let envelope = try Envelope(record: record)
        let comparisons = [
            ("position", envelope.position == position), ("recordedtime", envelope.recordedAt == recordedAt),
            ("subject", envelope.stream == stream), ("revision", envelope.revision == revision),
            // String's own equality is canonical equivalence, under which other bytes would pass.
            ("type", envelope.type.utf8.elementsEqual(type.utf8)),
            ("mission", envelope.mission.map { Array($0.utf8) } == mission.map { Array($0.utf8) }),
            ("actor", envelope.actor == actor), ("commandid", envelope.commandID == commandID),
        ]
        if let differing = comparisons.first(where: { !$0.1 }) { throw .disagreement(differing.0) }
        return envelope
    }

    /// Sees that the record is one, and says what the columns say; as `envelope` does, for whoever checks a whole log and
    /// wants no more of it.
    /// - Throws: `RecordFault`: redacted, not a record, or saying other than the columns.
    package func check() throws(RecordFault) {
        guard let record else { throw .redacted }
        // What is written in the plain way, as nearly every record is, is told byte by byte.
        guard isPlain(record) else {
            _ = try envelope()
            return
        }
    }

    /// Whether the record is surely one, and surely this event's.
    private func isPlain(_ record: String) -> Bool {
        guard record.utf8.count <= 65_536, stream.isPlain, AuthoredEvent.isType(type) else { return false }
        guard mission.map({ (1...64).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isPlain) }) != false else {
            return false
        }
        var scanner = RecordScanner(record)
        do {
            try scanner.check("specversion", is: "1.0")
            try scanner.check("position", is: String(position))
            guard try scanner.instant("recordedtime") == recordedAt else { return false }
            guard try scanner.integer("revision") == revision, try scanner.uuid("id") != nil else { return false }
            guard try scanner.passPlain("source", 1...256) else { return false }
            try scanner.check("type", is: type)
            guard try scanner.integer("dataversion") as Int32 >= 1 else { return false }
            try scanner.check("subject", is: stream.rawValue)
            guard try scanner.instant("time") != nil, try scanner.uuid("actor") == actor else { return false }
            guard try Authentication(rawValue: scanner.text("authtype") ?? "") != nil,
                try scanner.passPlain("authid", 1...256, isOptional: true),
                try scanner.passUUID("onbehalfof")
            else { return false }
            try scanner.check("mission", is: mission)
            guard try scanner.uuid("commandid") == commandID, try scanner.uuid("correlationid") != nil,
                try scanner.passPlain("causationid", 1...256, isOptional: true), try scanner.passSalt()
            else { return false }
            try JSONGrammar.check(try scanner.dataBytes())
            return true
        } catch {
            return false
        }
    }

    /// The record's `data`, decoded; attributes that no column repeats are only passed over.
    /// - Throws: `RecordFault`: redacted, not a record, or saying other than the columns; `DecodingError` where the data
    ///   has another shape.
    package func data<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        guard let record else { throw RecordFault.redacted }
        return try JSONDecoder().decode(type, from: Data(try content(of: record).data))
    }

    /// The version and the text of the record's `data`; attributes that no column repeats are only passed over.
    /// - Throws: `RecordFault`: redacted, not a record, or saying other than the columns.
    package func content() throws(RecordFault) -> (dataVersion: Int32, data: EventData) {
        guard let record else { throw .redacted }
        let (version, data) = try content(of: record)
        return (version, EventData(String(decoding: data, as: UTF8.self)))
    }

    private func content(of record: String) throws(RecordFault) -> (version: Int32, data: ArraySlice<UInt8>) {
        var scanner = RecordScanner(record)
        try scanner.check("specversion", is: "1.0")
        try scanner.check("position", is: String(position))
        try scanner.check("recordedtime", is: recordedAt.description)
        guard try scanner.integer("revision") == revision else { throw .disagreement("revision") }
        try scanner.pass("id")
        try scanner.pass("source")
        try scanner.check("type", is: type)
        let version: Int32 = try scanner.integer("dataversion")
        try scanner.check("subject", is: stream.rawValue)
        try scanner.pass("time")
        try scanner.check("actor", is: actor.uuidString.lowercased())
        for name: StaticString in ["authtype", "authid", "onbehalfof"] { try scanner.pass(name) }
        try scanner.check("mission", is: mission)
        try scanner.check("commandid", is: commandID.uuidString.lowercased())
        for name: StaticString in ["correlationid", "causationid", "salt"] { try scanner.pass(name) }
        return (version, try scanner.dataBytes())
    }
}
