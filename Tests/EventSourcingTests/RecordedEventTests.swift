import EventSourcing
import Foundation
import Testing

@Suite struct RecordedEventTests {
    private struct Observation: Decodable, Equatable { var title: String }

    private static func event(
        position: Position = 42,
        recordedAt: String = "2026-11-23T16:22:01.123456Z",
        stream: String = "observation/2d1ac480-1bf7-430a-b781-f6b3bbca1607",
        revision: Revision = 3,
        type: String = "observation.recorded",
        mission: String? = "MINUSMA",
        actor: String = "6b1a2c3d-0000-4000-8000-000000000001",
        commandID: String = "3e7eae8a-01a8-4392-87b1-157d9a1d7052",
        record: String? = SampleRecord.line
    ) throws -> RecordedEvent {
        RecordedEvent(
            position: position,
            recordedAt: try #require(Instant(recordedAt)),
            stream: try StreamName(stream),
            revision: revision,
            type: type,
            mission: mission,
            actor: try #require(UUID(uuidString: actor)),
            commandID: try #require(UUID(uuidString: commandID)),
            record: record
        )
    }

    @Test func whatAgreesWithItsRecordIsRead() throws {
        #expect(try Self.event().envelope().causationID == "trace é")
        #expect(try Self.event().data(as: Observation.self) == Observation(title: "Élan"))
    }

    @Test func eachColumnIsHeldAgainstTheRecord() throws {
        let other = UUID().uuidString
        let differing: [(String, RecordedEvent)] = [
            ("position", try Self.event(position: 43)),
            ("recordedtime", try Self.event(recordedAt: "2026-11-23T16:22:01.123457Z")),
            ("subject", try Self.event(stream: "observation/other")), ("revision", try Self.event(revision: 4)),
            ("type", try Self.event(type: "observation.corrected")), ("mission", try Self.event(mission: "MONUSCO")),
            ("mission", try Self.event(mission: nil)), ("actor", try Self.event(actor: other)),
            ("commandid", try Self.event(commandID: other)),
        ]
        for (attribute, event) in differing {
            #expect(throws: RecordFault.disagreement(attribute)) { try event.envelope() }
            #expect(throws: RecordFault.disagreement(attribute)) { try event.data(as: Observation.self) }
        }
    }

    @Test func whatOnlyLooksTheSameIsNot() throws {
        let record = SampleRecord.line("mission", "\"\u{E9}\"")
        let event = try Self.event(mission: "e\u{301}", record: record)
        #expect(throws: RecordFault.disagreement("mission")) { try event.envelope() }
        #expect(throws: RecordFault.disagreement("mission")) { try event.data(as: Observation.self) }
        #expect(throws: Never.self) { try Self.event(mission: "\u{E9}", record: record).envelope() }
    }

    @Test(
        "what is told byte by byte is what is told value by value",
        arguments: [
            SampleRecord.line,
            SampleRecord.line { attributes in
                attributes.map { $0.name == "authid" || $0.name == "causationid" ? ($0.name, #""laptop 7""#) : $0 }
            },
            SampleRecord.line(without: ["authid", "onbehalfof", "causationid"]),
        ]
    )
    func checkingIsAsStrictAsReading(record: String) throws {
        #expect(throws: Never.self) { try Self.event(record: record).check() }
        var generator = SystemRandomNumberGenerator()
        let bytes = Array(record.utf8)
        let alphabet = Array(#"{}":,\0aA-=/+. é"#.utf8) + [0, 0x7F, 0xEF]
        for place in bytes.indices {
            for _ in 0..<6 {
                var changed = bytes
                switch Int.random(in: 0...2, using: &generator) {
                case 0: changed[place] = alphabet.randomElement(using: &generator) ?? 0
                case 1: changed.remove(at: place)
                default: changed.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
                }
                let event = try Self.event(record: String(decoding: changed, as: UTF8.self))
                #expect(
                    Self.fault { try event.check() } == Self.fault { _ = try event.envelope() },
                    "\(event.record ?? "")"
                )
            }
        }
    }

    private static func fault(_ body: () throws -> Void) -> RecordFault? {
        do { try body() } catch { return error as? RecordFault }
        return nil
    }

    @Test func anEscapeInARecordIsHeldAgainstWhatItMeans() throws {
        let record = SampleRecord.line("mission", #""a\\n""#)
        #expect(try Self.event(mission: #"a\n"#, record: record).data(as: Observation.self).title == "Élan")
        #expect(throws: RecordFault.disagreement("mission")) {
            try Self.event(mission: #"a\\n"#, record: record).data(as: Observation.self)
        }
    }

    @Test func aRedactedEventHasNothingToRead() throws {
        let event = try Self.event(record: nil)
        #expect(throws: RecordFault.redacted) { try event.envelope() }
        #expect(throws: RecordFault.redacted) { try event.data(as: Observation.self) }
    }

    @Test func dataIsFoundBehindAnyAttributesOfThatLook() throws {
        let look = SampleRecord.line("authid", #""x\",\"data\":{\"title\":\"false\"}""#)
        #expect(try Self.event(record: look).data(as: Observation.self).title == "Élan")
        #expect(try Self.event(record: look).envelope().authenticationID == #"x","data":{"title":"false"}"#)
        let escape = SampleRecord.line("authid", #""\\""#)
        #expect(try Self.event(record: escape).data(as: Observation.self).title == "Élan")
    }

    @Test func aRecordWithoutDataIsAFault() throws {
        let event = try Self.event(record: SampleRecord.line(without: ["data"]))
        #expect(throws: RecordFault.attribute("data")) { try event.data(as: Observation.self) }
    }
}
