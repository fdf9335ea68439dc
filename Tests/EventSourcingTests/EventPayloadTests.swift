import EventSourcing
import Testing

@Suite struct EventPayloadTests {
    private static let planned = Patrol.Event.planned(PatrolPlanned(start: "Gao", end: "Ansongo", vehicles: 2))

    @Test(
        "102 every stored version of a payload reads as the newest",
        arguments: [
            (Int32(1), #"{"route":"Gao to Ansongo"}"#),
            (2, #"{"end":"Ansongo","start":"Gao"}"#),
            (3, #"{"end":"Ansongo","start":"Gao","vehicles":2}"#),
        ]
    )
    func upcasting(_ version: Int32, _ data: String) throws {
        let event = try Patrol.Event(type: "patrol.planned", dataVersion: version, data: EventData(data))
        #expect(event == Self.planned)
    }

    @Test(
        "102 an unknown type or version is an error that names it",
        arguments: [
            ("patrol.lost", Int32(1), EventCodecError.unknownType("patrol.lost")),
            ("patrol.planned", 4, .unknownVersion(type: "patrol.planned", version: 4)),
            ("patrol.planned", 0, .unknownVersion(type: "patrol.planned", version: 0)),
            ("patrol.planned", -1, .unknownVersion(type: "patrol.planned", version: -1)),
            ("patrol.cancelled", 2, .unknownVersion(type: "patrol.cancelled", version: 2)),
        ]
    )
    func unknown(_ type: String, _ version: Int32, _ error: EventCodecError) {
        #expect(throws: error) { try Patrol.Event(type: type, dataVersion: version, data: EventData("{}")) }
    }

    @Test func dataOfAnotherShapeIsAnErrorThatNamesTheVersion() {
        let error = #expect(throws: EventCodecError.self) {
            try Patrol.Event(type: "patrol.planned", dataVersion: 2, data: EventData(#"{"route":"Gao to Ansongo"}"#))
        }
        guard case .unreadable("patrol.planned", 2, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aPayloadIsWrittenMinifiedWithItsNamesInOrder() throws {
        let data = try EventData(encoding: PatrolPlanned(start: "Gao/Est", end: "\"Élan\"\n\u{1}", vehicles: 3))
        #expect(data.text == #"{"end":"\"Élan\"\n\u0001","start":"Gao/Est","vehicles":3}"#)
        #expect(throws: Never.self) { try JSONGrammar.check(data.text) }
        let read = try data.decode(PatrolPlanned.self, version: 3, of: "patrol.planned")
        #expect(read == PatrolPlanned(start: "Gao/Est", end: "\"Élan\"\n\u{1}", vehicles: 3))
    }

    @Test(arguments: [Double.nan, .infinity, 1e300, 1e-9, -0.0])
    func whatIJSONHasNoFormForIsNotWritten(_ weight: Double) {
        let error = #expect(throws: EventCodecError.self) {
            try EventData(encoding: PatrolCancelled(reason: "rain", weight: weight))
        }
        guard case .unwritable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: ["a\0", "\u{FFFF}"])
    func aTextThatIJSONForbidsIsNotWritten(_ reason: String) {
        #expect(throws: EventCodecError.self) { try EventData(encoding: PatrolCancelled(reason: reason)) }
    }

    @Test func theTypeAndThePayloadOfAnEventMakeItAgain() throws {
        let event = Self.planned
        let data = try EventData(encoding: event.payload)
        #expect(try Patrol.Event(type: event.type, dataVersion: 3, data: data) == event)
    }
}
