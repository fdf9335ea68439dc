import EventSourcing
import Foundation
import Testing

@Suite struct EnvelopeTests {
    @Test func everyAttributeIsRead() throws {
        let envelope = try Envelope(record: SampleRecord.line)
        #expect(envelope.position == 42)
        #expect(envelope.recordedAt == Instant("2026-11-23T16:22:01.123456Z"))
        #expect(envelope.revision == 3)
        #expect(envelope.id == UUID(uuidString: "6a30413e-49d5-8af3-bfc7-eb3ab2185d43"))
        #expect(envelope.source == "https://debrief.test/organisation")
        #expect(envelope.type == "observation.recorded")
        #expect(envelope.dataVersion == 2)
        #expect(try envelope.stream == StreamName("observation/2d1ac480-1bf7-430a-b781-f6b3bbca1607"))
        #expect(envelope.time == Instant("2026-11-23T16:22:00.000001Z"))
        #expect(envelope.actor == UUID(uuidString: "6b1a2c3d-0000-4000-8000-000000000001"))
        #expect(envelope.authentication == .token)
        #expect(envelope.authenticationID == #"laptop "7""#)
        #expect(envelope.onBehalfOf == UUID(uuidString: "7a2f8f99-dd54-401d-b658-15bdccafcb78"))
        #expect(envelope.mission == "MINUSMA")
        #expect(envelope.commandID == UUID(uuidString: "3e7eae8a-01a8-4392-87b1-157d9a1d7052"))
        #expect(envelope.correlationID == UUID(uuidString: "cccb0ace-2871-4ee7-8a97-1c60ebc09c27"))
        #expect(envelope.causationID == "trace é")
        #expect(envelope.salt == Array(Data(base64Encoded: "yZK8k6XPqCIZX9vRdwUIHA==") ?? Data()))
        #expect(envelope.data == #"{"title":"Élan"}"#)
    }

    @Test func whatHasNoValueIsLeftOut() throws {
        let envelope = try Envelope(record: SampleRecord.line(without: Set(SampleRecord.optional)))
        #expect(envelope.authenticationID == nil)
        #expect(envelope.onBehalfOf == nil)
        #expect(envelope.mission == nil)
        #expect(envelope.causationID == nil)
    }

    @Test(arguments: SampleRecord.attributes.map(\.name))
    func anAttributeIsMissingOnlyWhereItMay(_ name: String) {
        let line = SampleRecord.line(without: [name])
        if SampleRecord.optional.contains(name) {
            #expect(throws: Never.self) { try Envelope(record: line) }
        } else {
            #expect(throws: RecordFault.attribute(name)) { try Envelope(record: line) }
        }
    }

    @Test(arguments: SampleRecord.attributes.map(\.name))
    func noAttributeIsNull(_ name: String) {
        #expect(throws: RecordFault.self) { try Envelope(record: SampleRecord.line(name, "null")) }
    }

    @Test(arguments: 0..<SampleRecord.attributes.count - 1)
    func theOrderIsOne(_ index: Int) {
        let line = SampleRecord.line { attributes in
            var attributes = attributes
            attributes.swapAt(index, index + 1)
            return attributes
        }
        #expect(throws: RecordFault.self) { try Envelope(record: line) }
    }

    @Test(arguments: SampleRecord.attributes.map(\.name))
    func noAttributeStandsTwice(_ name: String) {
        let line = SampleRecord.line { attributes in
            attributes.flatMap { $0.name == name ? [$0, $0] : [$0] }
        }
        #expect(throws: RecordFault.self) { try Envelope(record: line) }
    }

    @Test(arguments: SampleRecord.attributes.map(\.name))
    func nothingElseStandsInARecord(_ name: String) {
        let line = SampleRecord.line { attributes in
            attributes.flatMap { $0.name == name ? [("extra", #""x""#), $0] : [$0] }
        }
        #expect(throws: RecordFault.self) { try Envelope(record: line) }
    }

    static let faulty: [(String, String)] = [
        ("specversion", #""1.1""#), ("specversion", "1.0"), ("position", "42"), ("position", #""042""#),
        ("position", #""0""#), ("position", #""""#), ("position", #""-1""#), ("position", #""+1""#),
        ("position", #""9223372036854775808""#), ("recordedtime", #""2026-11-23T16:22:01Z""#),
        ("revision", "-1"), ("revision", "03"), ("revision", "3.0"), ("revision", #""3""#), ("revision", "2147483648"),
        ("id", #""6A30413E-49D5-8AF3-BFC7-EB3AB2185D43""#), ("id", #""6a30413e49d58af3bfc7eb3ab2185d43""#),
        ("source", #""""#), ("source", #""\#(String(repeating: "x", count: 257))""#),
        ("type", #""observation""#), ("dataversion", "0"), ("dataversion", "2147483648"),
        ("subject", #""observation""#), ("subject", #""observation\/1""#), ("subject", #""observation/\u0041""#),
        ("subject", "\"observation/\n\""), ("subject", "\"observation/\u{FFFF}\""),
        ("time", #""2026-11-23T17:22:00.000001+01:00""#), ("actor", #""6B1A2C3D-0000-4000-8000-000000000001""#),
        ("authtype", #""password""#), ("authtype", #""Token""#), ("authid", #""""#), ("authid", #""a\/b""#),
        ("authid", #""\#(String(repeating: "x", count: 257))""#), ("authid", "\"\u{1}\""),
        ("authid", "\"\(Noncharacters.fdd0)\""),
        ("authid", #""\ud800""#), ("onbehalfof", #""7A2F8F99-DD54-401D-B658-15BDCCAFCB78""#),
        ("mission", #""""#), ("mission", #""\u004dINUSMA""#), ("mission", #""\#(String(repeating: "x", count: 65))""#),
        ("commandid", #""3E7EAE8A-01A8-4392-87B1-157D9A1D7052""#), ("correlationid", #""none""#),
        ("causationid", #""""#), ("causationid", #""\#(String(repeating: "x", count: 257))""#),
        ("salt", #""yZK8k6XPqCIZX9vRdwUIHA""#), ("salt", #""yZK8k6XPqCIZX9vRdwUIHB==""#), ("salt", #""yZK8""#),
        ("salt", #""""#), ("data", "[]"), ("data", #"{"a": 1}"#), ("data", #"{"a":1,"a":2}"#),
        ("data", #"{"a":1}}"#), ("data", #"{},"data":{}"#), ("data", #""{}""#),
    ]

    @Test(arguments: faulty)
    func aValueOfAnotherFormIsRefused(_ name: String, _ value: String) {
        #expect(throws: RecordFault.self) { try Envelope(record: SampleRecord.line(name, value)) }
    }

    @Test(arguments: ["", "{}", "[]", "null", "{", #"{"specversion":"1.0""#])
    func whatIsNoRecordIsRefused(_ text: String) {
        #expect(throws: RecordFault.self) { try Envelope(record: text) }
    }

    @Test func nothingStandsAroundARecord() {
        for (before, after) in [(" ", ""), ("", " "), ("", "\n"), ("\u{FEFF}", "")] {
            #expect(throws: RecordFault.self) { try Envelope(record: before + SampleRecord.line + after) }
        }
    }

    @Test func aRecordCutAnywhereIsRefused() {
        let bytes = Array(SampleRecord.line.utf8)
        for end in bytes.indices {
            #expect(throws: RecordFault.self) { try Envelope(record: String(decoding: bytes[..<end], as: UTF8.self)) }
        }
    }

    @Test func aRecordHasAtMostSixtyFourKibibytes() throws {
        let room = 65_536 - SampleRecord.line("data", #"{"a":""}"#).utf8.count
        func line(_ count: Int) -> String {
            SampleRecord.line("data", #"{"a":"\#(String(repeating: "x", count: count))"}"#)
        }
        #expect(throws: Never.self) { try Envelope(record: line(room)) }
        #expect(throws: RecordFault.size) { try Envelope(record: line(room + 1)) }
    }
}
