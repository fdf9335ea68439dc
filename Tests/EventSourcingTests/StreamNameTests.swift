import EventSourcing
import Foundation
import Testing

@Suite struct StreamNameTests {
    @Test func aNameHasACategoryAndTheRest() throws {
        #expect(try StreamName("mission/MINUSMA").category == "mission")
        #expect(try StreamName("a_1/x/y").category == "a_1")
        #expect(try StreamName("action/\u{e9}\u{1F54A}\t\"\\\n%2F").rawValue == "action/\u{e9}\u{1F54A}\t\"\\\n%2F")
    }

    @Test func anAggregateIsNamedByItsIdInLowerCase() throws {
        let id = try #require(UUID(uuidString: "2D1AC480-1BF7-430A-B781-F6B3BBCA1607"))
        #expect(
            try StreamName(category: "observation", id: id).rawValue
                == "observation/2d1ac480-1bf7-430a-b781-f6b3bbca1607"
        )
    }

    @Test func theLimitsAreCountedInBytes() throws {
        let longestCategory = String(repeating: "c", count: 32)
        #expect(throws: Never.self) { try StreamName("\(longestCategory)/x") }
        #expect(throws: RecordFault.streamName) { try StreamName("\(longestCategory)c/x") }
        #expect(throws: Never.self) { try StreamName("a/" + String(repeating: "é", count: 127)) }
        #expect(throws: RecordFault.streamName) { try StreamName("a/" + String(repeating: "é", count: 127) + "x") }
    }

    @Test(arguments: [
        "", "/", "a", "a/", "/a", "A/x", "1a/x", "_a/x", "a-b/x", "é/x", " a/x", "a\n/x", "a/x\0", "a/\u{FFFE}",
        "a/\(Noncharacters.fdd0)", "a/\u{1FFFF}", "a/\u{10FFFE}",
    ])
    func whatIsNoNameIsRefused(_ text: String) {
        #expect(throws: RecordFault.streamName) { try StreamName(text) }
    }

    @Test func neighboursOfTheNoncharactersMayStandInAName() throws {
        for character in ["\u{FFFD}", "\u{FDCF}", "\u{FDF0}", "\u{1FFFD}", "\u{20000}", "\u{FF5E}"] {
            #expect(throws: Never.self) { try StreamName("a/\(character)") }
        }
    }

    @Test func namesOfDifferentBytesAreDifferent() throws {
        let composed = try StreamName("a/\u{e9}")
        let decomposed = try StreamName("a/e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(composed > decomposed)
    }
}
