import EventSourcing
import Foundation
import Testing

@Suite struct RedactedRecordTests {
    private static let digest = String(repeating: "0a", count: 32)
    private static let line =
        #"{"redacted":"\#(digest)","position":"7","recordedtime":"2026-11-23T16:22:01.123456Z","revision":2,"#
        + #""type":"observation.recorded","subject":"observation/\"é\"\t","actor":"6b1a2c3d-0000-4000-8000-000000000001","#
        + #""mission":"MINUSMA","commandid":"3e7eae8a-01a8-4392-87b1-157d9a1d7052"}"#

    @Test func itsLineIsReadAndWrittenInOneForm() throws {
        let redacted = try #require(try RedactedRecord(line: Self.line))
        #expect(redacted.digest.description == Self.digest)
        #expect(redacted.event.position == 7)
        #expect(redacted.event.revision == 2)
        #expect(redacted.event.stream.rawValue == "observation/\"é\"\t")
        #expect(redacted.event.mission == "MINUSMA")
        #expect(redacted.event.record == nil)
        #expect(redacted.line == Self.line)
        #expect(RedactedRecord(of: redacted.event, digest: redacted.digest) == redacted)
    }

    @Test func aRecordIsNotOne() throws {
        #expect(try RedactedRecord(line: SampleRecord.line) == nil)
    }

    @Test(arguments: [
        ("\"7\"", "\"07\""), ("\"7\"", "7"), ("0a0a", "0A0A"), (",\"revision\":2", ""), ("\"MINUSMA\"", "null"),
        ("6b1a2c3d", "6B1A2C3D"), ("\\t", "\\u0009"), ("}", ",\"more\":1}"), ("}", "} "), (":2,", ": 2,"),
        ("observation.recorded", #"observation.recorded\",\"x\":\""#), ("0a\"", "0a0a\""),
    ])
    func anyOtherFormIsRefused(_ part: String, _ other: String) throws {
        let line = Self.line.replacing(part, with: other)
        #expect(line != Self.line)
        #expect(throws: RecordFault.self) { try RedactedRecord(line: line) }
    }
}
