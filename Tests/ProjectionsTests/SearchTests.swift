import EventSourcing
import EventStore
import Lessons
import Projections
import TestSupport
import Testing

/// Words are found in texts, as they stood then.
@Suite(.database, .timeLimit(.minutes(5))) struct SearchTests {
    private func record(_ title: String, _ text: String, _ language: String = "en", in test: TestProjections)
        async throws
    {
        let details = ObservationDetails(
            title: title,
            observation: text,
            kind: .gap,
            occurred: try #require(WorldDate("2016-07")),
            attribution: Attribution(mode: .sealed),
            language: try #require(LanguageTag(language)),
            sensitivity: .unclassified
        )
        let recorded = ObservationRecorded(details: details, by: PersonID(uuid: .sampleActor))
        let stream = ObservationID(source: "test", externalID: title)
        let event = try AuthoredEvent(
            stream: StreamName("observation/\(stream)"),
            type: "observation.recorded",
            data: EventData(encoding: recorded).text
        )
        _ = try await test.store.append(.sample([event], arguments: title))
    }

    private func withTexts(_ body: (ReadSide, AsOf) async throws -> Void) async throws {
        try await TestProjections.with { test in
            try await record("Ambush on the airport road", "A convoy was ambushed at the bridge", in: test)
            try await record("Relay without power", "The ambush was not reported: no battery", in: test)
            try await record("L’évacuation des blessés", "Les hélicoptères sont arrivés trop tard", "fr", in: test)
            try await record("Early warning", "The warnings came early and nobody read them", in: test)
            try await test.projector().catchUp()
            try await test.withReadSide { side in
                try await body(side, AsOf(position: 4, clock: .sample(0), isNow: true))
            }
        }
    }

    @Test(
        arguments: [
            ("ambush", ["O-1", "O-2"]), ("ambushes", ["O-1", "O-2"]), ("ambush -battery", ["O-1"]),
            ("battery or helicopteres", ["O-2", "O-3"]), ("evacuation", ["O-3"]), ("Évacuation", ["O-3"]),
            ("\"early warning\"", ["O-4"]), ("\"warning early\"", []), ("helicoptere", ["O-3"]), ("the", []), ("", []),
        ] as [(String, [String])]
    )
    func wordsAreFound(words: String, references: [String]) async throws {
        try await withTexts { side, asOf in
            let result = try await side.search(words, asOf: asOf)
            #expect(result.hits.map(\.reference).sorted() == references && result.meant == nil)
            #expect(result.found == references.count)
        }
    }

    @Test func theBestComesFirstWithItsWordsMarked() async throws {
        try await withTexts { side, asOf in
            let first = try #require(try await side.search("ambush", asOf: asOf).hits.first)
            #expect(first.reference == "O-1" && first.title == "\u{2}Ambush\u{3} on the airport road")
            #expect(first.excerpt.contains("\u{2}ambushed\u{3}"))
        }
    }

    @Test(arguments: [("ambsh", ["O-1", "O-2"]), ("warnngs", ["O-4"]), ("battrey", ["O-2"]), ("xyzzyq", [])])
    func aSlipOfTheFingerIsUnderstood(words: String, references: [String]) async throws {
        try await withTexts { side, asOf in
            let result = try await side.search(words, asOf: asOf)
            #expect(result.hits.map(\.reference).sorted() == references && (result.meant != nil) == !references.isEmpty)
        }
    }

    @Test func whatWasRecordedLaterIsNotFound() async throws {
        try await withTexts { side, _ in
            let early = AsOf(position: 1, clock: .sample(0), isNow: false)
            for (words, references) in [("ambush", ["O-1"]), ("warning", []), ("warnngs", [])] {
                let result = try await side.search(words, asOf: early)
                #expect(result.hits.map(\.reference) == references && result.meant == nil)
            }
        }
    }

    @Test(arguments: ["O-2", "o-2", " o-2 "])
    func whatIsCalledSoComesFirst(words: String) async throws {
        try await withTexts { side, asOf in
            let result = try await side.search(words, asOf: asOf)
            #expect(result.hits.map(\.reference) == ["O-2"] && result.found == 1 && result.meant == nil)
            #expect(result.hits.first?.title == "Relay without power" && result.hits.first?.sort == "observation")
            #expect(try await side.search(words, among: ["lesson"], asOf: asOf).hits.isEmpty)
            #expect(try await side.search(words, mission: "MINUSMA", asOf: asOf).hits.isEmpty)
        }
    }

    @Test func whatIsCalledSoStandsBeforeTheTextsThatNameIt() async throws {
        try await TestProjections.with { test in
            try await record("First", "Nothing", in: test)
            try await record("Second", "As was said in O-1, and of O-1 again", in: test)
            try await test.projector().catchUp()
            try await test.withReadSide { side in
                let asOf = AsOf(position: 2, clock: .sample(0), isNow: true)
                let result = try await side.search("O-1", asOf: asOf)
                #expect(result.hits.map(\.reference) == ["O-1", "O-2"] && result.found == 2)
                #expect(try await side.search("O-1", limit: 1, asOf: asOf).hits.map(\.reference) == ["O-1"])
            }
        }
    }

    @Test(arguments: ["O-9", "L-1", "O-", "O--1", "O-1x", "O-99999999999999999999", "R-1/1", "R-1/x", "NOWHERE"])
    func nothingElseIsCalledSo(words: String) async throws {
        try await withTexts { side, asOf in
            let references = try await side.search(words, asOf: asOf).hits.map(\.reference)
            #expect(references.isEmpty)
            let early = AsOf(position: 1, clock: .sample(0), isNow: false)
            #expect(try await side.search("O-2", asOf: early).hits.isEmpty)
        }
    }
}
