import EventSourcing
import Testing

@Suite struct AuthoredEventTests {
    private static func event(
        type: String = "observation.recorded",
        dataVersion: Int32 = 1,
        mission: String? = nil,
        data: String = "{}"
    ) throws -> AuthoredEvent {
        try AuthoredEvent(
            stream: StreamName("observation/1"),
            type: type,
            dataVersion: dataVersion,
            mission: mission,
            data: data
        )
    }

    @Test(arguments: ["a.b", "observation.recorded", "a1.b_2.c", "a." + String(repeating: "b", count: 62)])
    func aDottedNameIsAType(_ type: String) throws {
        #expect(try Self.event(type: type).type == type)
    }

    @Test(arguments: [
        "", "observation", "observation.", ".recorded", "a..b", "Observation.recorded", "observation.Recorded",
        "observation recorded", "observation.recorded\n", "1a.b", "a.1b", "_a.b", "a.é", "a.b\"", "a-b.c",
        "a." + String(repeating: "b", count: 63),
    ])
    func anythingElseIsNoType(_ type: String) {
        #expect(throws: RecordFault.eventType) { try Self.event(type: type) }
    }

    @Test func theVersionOfTheDataIsAtLeastOne() throws {
        #expect(try Self.event(dataVersion: .max).dataVersion == .max)
        #expect(throws: RecordFault.attribute("dataversion")) { try Self.event(dataVersion: 0) }
        #expect(throws: RecordFault.attribute("dataversion")) { try Self.event(dataVersion: -1) }
    }

    @Test(arguments: ["", "\0", "M\0", "M\u{FFFF}", String(repeating: "é", count: 33)])
    func aMissionIsATextOfAtMostSixtyFourBytes(_ mission: String) throws {
        #expect(throws: RecordFault.attribute("mission")) { try Self.event(mission: mission) }
        #expect(throws: Never.self) { try Self.event(mission: String(repeating: "é", count: 32)) }
    }

    @Test func dataHasAtMostSixtyFourKibibytes() throws {
        func data(_ bytes: Int) -> String { #"{"a":"\#(String(repeating: "x", count: bytes - 8))"}"# }
        #expect(try Self.event(data: data(65_536)).data.utf8.count == 65_536)
        #expect(throws: RecordFault.size) { try Self.event(data: data(65_537)) }
    }

    @Test func dataIsMinifiedIJSON() {
        #expect(throws: RecordFault.self) { try Self.event(data: #"{"a": 1}"#) }
        #expect(throws: RecordFault.self) { try Self.event(data: #"{"a":1,"a":2}"#) }
    }
}
