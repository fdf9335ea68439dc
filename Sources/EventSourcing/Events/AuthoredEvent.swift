/// What happened, as its author says it: not yet recorded, so without a position or a revision.
package struct AuthoredEvent: Sendable, Equatable {
    package let stream: StreamName
    /// A dotted name, `observation.recorded`, at most 64 bytes.
    package let type: String
    /// The version of the shape of `data`, from 1.
    package let dataVersion: Int32
    /// The mission that it belongs to, if one: at most 64 bytes.
    package let mission: String?
    /// One minified I-JSON object (see ``JSONGrammar``).
    package let data: String

    /// - Throws: `RecordFault` for a type, version, mission or data that no record may have.
    package init(
        stream: StreamName,
        type: String,
        dataVersion: Int32 = 1,
        mission: String? = nil,
        data: String
    ) throws(RecordFault) {
        guard Self.isType(type) else { throw .eventType }
        guard dataVersion >= 1 else { throw .attribute("dataversion") }
        if let mission, !Self.isMission(mission) { throw .attribute("mission") }
        guard data.utf8.count <= 65_536 else { throw .size }
        do throws(JSONFault) { try JSONGrammar.check(data) } catch { throw .json(error) }
        self.stream = stream
        self.type = type
        self.dataVersion = dataVersion
        self.mission = mission
        self.data = data
    }

    private static func isMission(_ mission: String) -> Bool {
        (1...64).contains(mission.utf8.count) && !mission.utf8.contains(0) && !mission.hasNoncharacter
    }

    static func isType(_ type: String) -> Bool {
        var (words, isBeginning) = (0, true)
        for byte in type.utf8 {
            switch byte {
            case _ where byte.isLowerCaseLetter: words += isBeginning ? 1 : 0
            case UInt8(ascii: "."), UInt8(ascii: "_"),
                _ where byte.isDigit:
                if isBeginning { return false }
            default: return false
            }
            isBeginning = byte == UInt8(ascii: ".")
        }
        return type.utf8.count <= 64 && words >= 2 && !isBeginning
    }
}
