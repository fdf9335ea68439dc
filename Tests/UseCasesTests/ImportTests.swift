import EventSourcing
import EventStore
import Foundation
import Lessons
import Synchronization
import TestSupport
import Testing
import UseCases

@Suite(.database, .timeLimit(.minutes(5))) struct ImportTests {
    /// Lines of the bad rows, and the kind of their faults.
    private typealias Bad = [Int: String]

    /// Writes the text into a file of that name and imports it.
    private func bring(
        _ text: String,
        as name: String = "rows.jsonl",
        mapping: ColumnMapping = .plain,
        skipBad: Bool = false,
        in test: TestLedger
    ) async throws -> (outcome: ImportOutcome?, bad: Bad) {
        let folder = try TemporaryFolder.make("import")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try await bring([path], mapping: mapping, skipBad: skipBad, in: test)
    }

    private func bring(
        _ paths: [String],
        mapping: ColumnMapping = .plain,
        skipBad: Bool = false,
        in test: TestLedger
    ) async throws -> (outcome: ImportOutcome?, bad: Bad) {
        let files = paths.map { ImportFile(path: $0, mapping: mapping, defaults: ImportDefaults(source: "S")) }
        let importer = Importer(test.store, files: files, context: .sample())
        var bad: Bad = [:]
        let check = try await importer.check { row in bad[row.line] = "\(row.fault)" }
        guard check.bad == 0 || skipBad else { return (nil, bad) }
        return (try await importer.write(check), bad)
    }

    private static func line(
        _ id: Int,
        title: String = "Title",
        phase: String = "verified",
        adding more: String = ""
    ) -> String {
        #"{"aggregate":"observation","externalId":"\#(id)","title":"\#(title)","observation":"Seen","kind":"gap","#
            + #""occurred":"2016","phase":"\#(phase)"\#(more)}"#
    }

    private func thing(_ id: Int, in test: TestLedger) async throws -> ObservationState {
        try #require(try await test.state(of: ObservationID(source: "S", externalID: "\(id)")))
    }

    @Test func aRowIsOneEventThatBearsTheStateAsItsSourceClaimsIt() async throws {
        try await TestLedger.with { test in
            let (outcome, _) = try await bring(Self.line(1), in: test)
            #expect(outcome == ImportOutcome(recorded: 1, unchanged: 0))
            let state = try await thing(1, in: test)
            #expect(state.phase == .verified && state.isClaimed && state.claims.first?.claim.source == "S")
            let stream = ObservationID(source: "S", externalID: "1").stream
            let event = try #require(try await test.store.load(stream).first)
            #expect(event.type == "observation.imported")
            #expect(try event.envelope().authentication == .import)
        }
    }

    private static func lesson(_ id: Int, quoting observation: Int? = nil, adding more: String = "") -> String {
        let quoted = observation.map { #","observations":["\#($0)"]"# } ?? ""
        return #"{"aggregate":"lesson","externalId":"L\#(id)","kind":"lesson","title":"Title","statement":"So it is""#
            + #"\#(quoted)\#(more)}"#
    }

    private static func action(_ id: Int, adding more: String) -> String {
        #"{"aggregate":"action","externalId":"A\#(id)","what":"Do it","category":"evaluation","track":"mission"\#(more)}"#
    }

    @Test func aRowIsNoOpenerThanWhatItQuotes() async throws {
        try await TestLedger.with { test in
            let closed = Self.line(1, adding: #","sensitivity":"confidential""#)
            let rows = [Self.lesson(1, quoting: 1), closed].joined(separator: "\n")
            let (outcome, bad) = try await bring(rows, in: test)
            #expect(outcome == nil)
            #expect(bad.keys.sorted() == [1])
            #expect(bad[1]?.contains("sensitivityBelow(Lessons.Sensitivity.confidential)") == true, "\(bad)")
            let asClosed = Self.lesson(1, quoting: 1, adding: #","sensitivity":"confidential""#)
            let (recorded, _) = try await bring([asClosed, closed].joined(separator: "\n"), in: test)
            #expect(recorded == ImportOutcome(recorded: 2, unchanged: 0))
        }
    }

    @Test func aRowIsNoOpenerThanWhatItQuotesIsHere() async throws {
        try await TestLedger.with { test in
            let rows = [Self.line(1), Self.lesson(1, quoting: 1)].joined(separator: "\n")
            _ = try await bring(rows, in: test)
            let id = ObservationID(source: "S", externalID: "1")
            try await test.give(ReclassifyObservation(observation: id, sensitivity: .confidential, why: "A source"))
            // What stands here as the file says it stays; what would be recorded now is refused.
            #expect(try await bring(rows, in: test).outcome == ImportOutcome(recorded: 0, unchanged: 2))
            let (outcome, bad) = try await bring(Self.lesson(2, quoting: 1), skipBad: true, in: test)
            #expect(outcome == ImportOutcome(recorded: 0, unchanged: 0) && bad.keys.sorted() == [1])
        }
    }

    @Test(arguments: [
        (
            #""aggregate":"review","title":"T","kind":"independent_inquiry","date":"2019","recommendations":[{"number":1,"text":"T"}]"#,
            Self.line(2, adding: #","review":"1""#)
        ),
        (
            #""aggregate":"review","title":"T","kind":"independent_inquiry","date":"2019","recommendations":[{"number":1,"text":"T"}]"#,
            Self.lesson(2, adding: #","recommendations":[{"review":"1","number":1}]"#)
        ),
        (
            #""aggregate":"lesson","kind":"lesson","title":"T","statement":"T""#,
            Self.action(2, adding: #","lessons":["1"]"#)
        ),
    ]) func whatQuotesIsHeldAgainstWhatItQuotesInEitherOrderAndOverFiles(quoted: String, quoting: String) async throws {
        try await TestLedger.with { test in
            let folder = try TemporaryFolder.make("quoting")
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let paths = ["a.jsonl", "b.jsonl"].map { folder + "/" + $0 }
            let closed = #"{"externalId":"1","sensitivity":"confidential",\#(quoted)}"#
            for (first, second) in [(closed, quoting), (quoting, closed)] {
                try first.write(toFile: paths[0], atomically: true, encoding: .utf8)
                try second.write(toFile: paths[1], atomically: true, encoding: .utf8)
                let (outcome, bad) = try await bring(paths, in: test)
                #expect(outcome == nil && bad[1]?.contains("sensitivityBelow") == true, "\(bad)")
            }
        }
    }

    @Test func aRowOverAThingThatWasAmendedHereIsHeldAgainstHowItWouldStand() async throws {
        try await TestLedger.with { test in
            _ = try await bring([Self.line(1), Self.lesson(1)].joined(separator: "\n"), in: test)
            var changes = LessonChanges()
            changes.title = "Amended here"
            let lesson = LessonID(source: "S", externalID: "L1")
            try await test.give(AmendLesson(lesson: lesson, changes: changes))
            // The amended text stays, and with it how open the thing is: a closed row beside it would be told in its history.
            let closed = #","sensitivity":"confidential""#
            let rows = [Self.line(2, adding: closed), Self.lesson(1, quoting: 2, adding: closed)]
            let (outcome, bad) = try await bring(rows.joined(separator: "\n"), in: test)
            #expect(outcome == nil && bad[2]?.contains("sensitivityBelow") == true, "\(bad)")
        }
    }

    @Test func whatQuotesARefusedRowIsRefusedWithIt() async throws {
        try await TestLedger.with { test in
            let rows = [
                Self.line(1, adding: #","sensitivity":"confidential""#), Self.lesson(1, quoting: 1),
                Self.action(1, adding: #","lessons":["L1"]"#),
            ]
            let (outcome, bad) = try await bring(rows.joined(separator: "\n"), skipBad: true, in: test)
            #expect(outcome == ImportOutcome(recorded: 1, unchanged: 0) && bad.keys.sorted() == [2, 3], "\(bad)")
        }
    }

    @Test func whatWasOpenedHereIsQuotedAsItStands() async throws {
        try await TestLedger.with { test in
            let rows = [Self.line(1, adding: #","sensitivity":"confidential""#)]
            _ = try await bring(rows[0], in: test)
            let id = ObservationID(source: "S", externalID: "1")
            try await test.give(ReclassifyObservation(observation: id, sensitivity: .unclassified, why: "Published"))
            let more = rows + [Self.lesson(1, quoting: 1)]
            let (outcome, bad) = try await bring(more.joined(separator: "\n"), in: test)
            #expect(outcome == ImportOutcome(recorded: 1, unchanged: 1), "\(bad)")
        }
    }

    @Test func theSameFileAgainAddsNothingAndAChangedRowStandsBeside() async throws {
        try await TestLedger.with { test in
            let rows = [Self.line(1), Self.line(2)].joined(separator: "\n")
            _ = try await bring(rows, in: test)
            #expect(try await bring(rows, in: test).outcome == ImportOutcome(recorded: 0, unchanged: 2))
            let moved = ObservationID(source: "S", externalID: "2")
            try await test.give(WithdrawObservation(observation: moved, why: "A mistake"))
            let changed = [Self.line(1, phase: "rejected"), Self.line(2, title: "Other", phase: "rejected")]
            let (outcome, _) = try await bring(changed.joined(separator: "\n"), in: test)
            #expect(outcome == ImportOutcome(recorded: 2, unchanged: 0))
            #expect(try await test.types(of: moved.stream).last == "observation.claimed")
            let (claimed, ours) = (try await thing(1, in: test), try await thing(2, in: test))
            #expect(claimed.phase == .rejected && claimed.isClaimed)
            #expect(ours.phase == .withdrawn && !ours.isClaimed && ours.claims.last?.phase == .rejected)
            // Back to what it said first: a third statement, not a repeat of the first command.
            #expect(try await bring(rows, in: test).outcome?.recorded == 2)
            #expect(try await thing(1, in: test).phase == .verified)
        }
    }

    @Test func whatALaterImportMayHaveClosedIsNotOpenedByItsRedaction() async throws {
        try await TestLedger.with { test in
            let stream = ObservationID(source: "S", externalID: "1").stream
            _ = try await bring(Self.line(1), in: test)
            _ = try await bring(Self.line(1, adding: #","sensitivity":"confidential""#), in: test)
            try await test.redactLast(of: stream)
            #expect(try await thing(1, in: test).details.sensitivity == .strictlyConfidential)
            _ = try await bring(Self.line(1, title: "Other"), in: test)
            #expect(try await thing(1, in: test).details.sensitivity == .strictlyConfidential)
        }
    }

    @Test func aBadFileIsListedWholeAndNothingOfItIsWritten() async throws {
        try await TestLedger.with { test in
            let lines: [String] = [
                Self.line(1), "{", #"{"aggregate":"thing","externalId":"3"}"#, Self.line(4, title: " "),
                Self.line(5, phase: "perhaps"), Self.line(1), #"[1]"#, "",
                Self.line(9, adding: #","colour":"red""#),
                Self.line(10, adding: #","missions":["NOWHERE"]"#),
                Self.line(11, adding: #","attribution":{"mode":"sealed","role":"medic"}"#),
                #"{"aggregate":"observation","title":"T"}"#, Self.line(13, adding: #","occurred":"2016-02-30""#),
                Self.line(14, adding: #","place":{"name":"Gao","colour":"red"}"#),
            ]
            let rows = lines.joined(separator: "\n")
            let (outcome, bad) = try await bring(rows, in: test)
            #expect(outcome == nil)
            #expect(bad.keys.sorted() == [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14])
            #expect(bad[5]?.contains("one of submitted, verified") == true && bad[6] == "repeated(line: 1)")
            #expect(bad[9] == #"unknownField("colour")"# && bad[14] == #"unknownField("place.colour")"#)
            #expect(bad[12] == #"missing("externalId")"#)
            #expect(bad[10]?.contains("mission/NOWHERE") == true)
            #expect(try await test.store.head().position == 0)
            let (skipped, _) = try await bring(rows, skipBad: true, in: test)
            #expect(skipped == ImportOutcome(recorded: 1, unchanged: 0))
        }
    }

    @Test func rowsNameEachOtherInAnyOrderAndAcrossFiles() async throws {
        try await TestLedger.with { test in
            let folder = try TemporaryFolder.make("import")
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let lessons =
                #"{"aggregate":"lesson","externalId":"l","kind":"lesson","title":"T","statement":"S","#
                + #""observations":["1"],"recommendations":[{"review":"r","number":2}],"phase":"identified"}"#
            let others = [
                Self.line(1, adding: #","review":"r""#),
                #"{"aggregate":"review","externalId":"r","title":"R","kind":"audit","recommendations":[{"number":2,"text":"Do"}]}"#,
            ]
            try lessons.write(toFile: folder + "/a.jsonl", atomically: true, encoding: .utf8)
            try others.joined(separator: "\n").write(toFile: folder + "/b.jsonl", atomically: true, encoding: .utf8)
            let (outcome, bad) = try await bring([folder + "/a.jsonl", folder + "/b.jsonl"], in: test)
            #expect(bad.isEmpty && outcome == ImportOutcome(recorded: 3, unchanged: 0))
            let lesson = try #require(try await test.state(of: LessonID(source: "S", externalID: "l")))
            #expect(lesson.details.observations == [ObservationID(source: "S", externalID: "1")])
            // The first observation of the same line in another file is refused, wherever it stands.
            let twice = try await bring([folder + "/b.jsonl", folder + "/b.jsonl"], in: test)
            #expect(twice.bad.count == 2)
        }
    }

    @Test func csvIsReadByItsHeadings() async throws {
        try await TestLedger.with { test in
            let rows = """
                \u{FEFF}aggregate,externalId,title,observation,kind,occurred,place.name,factors,attribution.mode,attribution.role\r
                observation,1,"A ""quoted"", title","Two
                lines",gap,2016,Gao,leadership; coordination,role,medic\r
                observation,2,'=1+1,'-x,strength,2016-07,,,,
                observation,3,short
                observation,4,Title,Seen,gap,2016,,sorcery,,
                """
            let (outcome, bad) = try await bring(rows, as: "rows.csv", skipBad: true, in: test)
            #expect(outcome == ImportOutcome(recorded: 2, unchanged: 0) && bad.keys.sorted() == [5, 6])
            let (first, second) = (try await thing(1, in: test).details, try await thing(2, in: test).details)
            #expect(first.title == #"A "quoted", title"# && first.observation == "Two\nlines")
            #expect(first.factors == [.leadership, .coordination] && first.attribution.role == "medic")
            #expect(second.title == "=1+1" && second.observation == "-x" && second.place == nil)
        }
    }

    @Test func anAccentHidesNoMarkInACell() {
        for (text, cell) in [
            ("a\"\u{301},=1", "\"a\"\"\u{301},=1\""), (",\u{301}", "\",\u{301}\""), ("=\u{301}1", "'=\u{301}1"),
        ] {
            #expect(Array(CSVCell.write(text).utf8) == Array(cell.utf8))
        }
    }

    /// As where a disk fails on the way: a folder opens too, and can't be read.
    @Test(arguments: ["rows.jsonl", "rows.csv"]) func whatCanNotBeReadFurtherIsNoEnd(_ name: String) async throws {
        try await TestLedger.with { test in
            let folder = try TemporaryFolder.make("import")
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try FileManager.default.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
            let (outcome, bad) = try await bring([folder + "/" + name], in: test)
            #expect(outcome == nil && bad[1]?.contains("from here on: Is a directory") == true)
        }
    }

    @Test func aQuoteThatNeverEndsIsABadLine() async throws {
        try await TestLedger.with { test in
            let (_, bad) = try await bring("aggregate,title\nobservation,\"T", as: "rows.csv", in: test)
            #expect(bad[2]?.contains("never ends") == true)
        }
    }

    @Test(arguments: [
        (
            "odcr", "Id,Title,Observation,Date,Originator,Keywords,Extra\n7,T,Seen,2016,medic,ROE; Training,x\n",
            "ODCR form", "7"
        ),
        (
            "kobo",
            "_uuid;title;observation;kind;occurred;role;_tags\n0f1e2d3c-0000-4000-8000-000000000007;T;Seen;gap;2016;medic;x\n",
            "KoboToolbox", "0f1e2d3c-0000-4000-8000-000000000007"
        ),
    ])
    func theMappingsThatComeWithDebriefReadTheirForms(
        name: String,
        rows: String,
        source: String,
        id: String
    ) async throws {
        let mapping = try #require(try ColumnMapping(named: name))
        try await TestLedger.with { test in
            let folder = try TemporaryFolder.make("import")
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try rows.write(toFile: folder + "/rows.csv", atomically: true, encoding: .utf8)
            let file = ImportFile(path: folder + "/rows.csv", mapping: mapping, defaults: ImportDefaults())
            let importer = Importer(test.store, files: [file], context: .sample())
            let check = try await importer.check { row in Issue.record("\(row.fault)") }
            #expect(try await importer.write(check).recorded == 1)
            let state = try await test.state(of: ObservationID(source: source, externalID: id))
            #expect(state?.details.title == "T" && state?.details.attribution.role == "medic")
        }
    }

    @Test func lessonsOfANASAExportAreRead() async throws {
        let mapping = try #require(try ColumnMapping(named: "nasa-llis"))
        try await TestLedger.with { test in
            let rows = "Lesson ID,Title,Lesson(s) Learned,Status,Submitter Organization\n42,T,Do,Published,JPL\n"
            let (outcome, bad) = try await bring(rows, as: "rows.csv", mapping: mapping, in: test)
            #expect(bad.isEmpty && outcome?.recorded == 1)
        }
    }

    @Test(arguments: ["columns: [", "aggregate: lesson", "columns: {}\nseparator: ab", "columns: {}\ndates: {a: xyz}"])
    func aMappingThatIsNoneIsRefused(yaml: String) {
        #expect(throws: MappingFault.self) { try ColumnMapping(yaml: yaml) }
    }

    @Test func aMappingTranslatesValuesAndDates() async throws {
        let mapping = try ColumnMapping(
            yaml: """
                aggregate: observation
                columns: {No: externalId, What: title, Fact: observation, When: occurred, Sort: kind}
                constants: {severity: high}
                values: {kind: {Bad: gap, Good: strength}}
                dates: {occurred: dmy}
                """
        )
        try await TestLedger.with { test in
            let rows = "No,What,Fact,When,Sort\n1,T,Seen,8/7/2016,Good\n2,T,Seen,2016-07-08,Bad\n"
            let (_, bad) = try await bring(rows, as: "rows.csv", mapping: mapping, skipBad: true, in: test)
            #expect(bad.keys.sorted() == [3])
            let details = try await thing(1, in: test).details
            #expect(details.occurred == .sample("2016-07-08") && details.kind == .strength && details.severity == .high)
        }
    }

    @Test func anInterruptedImportGoesOnWhereItStopped() async throws {
        try await TestLedger.with { test in
            let rows = (1...2_500).map { Self.line($0) }.joined(separator: "\n")
            _ = try await bring((1...1_300).map { Self.line($0) }.joined(separator: "\n"), in: test)
            let (outcome, _) = try await bring(rows, in: test)
            #expect(outcome == ImportOutcome(recorded: 1_200, unchanged: 1_300))
            #expect(try await test.store.head().position == 2_500)
        }
    }

    @Test func whatIsExportedIsImportedAsItWas() async throws {
        try await TestLedger.with { test in
            let (observation, lesson) = try await test.analysedLesson()
            _ = try await bring(Self.line(1, title: "'=1"), in: test)
            let action: ActionID = try await test.make(ProposeAction(details: .sample(for: [lesson])))
            let before = try await exports(test)
            #expect(before.json.count == 4 && before.json.contains { $0.contains(observation.description) })

            let rows = before.json.joined(separator: "\n")
            #expect(try await bring(rows, in: test).outcome == ImportOutcome(recorded: 0, unchanged: 4))
            #expect(try await test.types(of: action.stream) == ["action.proposed"])
        }
    }

    @Test func aRoundTripThroughAnotherLedgerKeepsEverything() async throws {
        let everything = Mutex<(json: [String], csv: [String: [String]])>(([], [:]))
        try await TestLedger.with { test in
            let (_, lesson) = try await test.analysedLesson()
            _ = try await bring(Self.line(1, title: "@x"), in: test)
            let _: ActionID = try await test.make(ProposeAction(details: .sample(for: [lesson])))
            let exports = try await exports(test)
            everything.withLock { $0 = exports }
        }
        let exported = Set(everything.withLock(\.json))
        let folder = try TemporaryFolder.make("import")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try everything.withLock(\.csv).sorted { $0.key < $1.key }.map { name, rows in
            try rows.joined(separator: "\n").write(toFile: folder + "/\(name).csv", atomically: true, encoding: .utf8)
            return folder + "/\(name).csv"
        }
        try await TestDatabase.withAnother {
            try await TestLedger.with { test in
                let (outcome, bad) = try await bring(files, in: test)
                #expect(bad.isEmpty && outcome?.recorded == 4, "\(bad)")
                let json = try await exports(test).json
                #expect(Set(json) == exported)
            }
        }
    }

    /// Everything of a ledger, as JSON Lines and as CSV by category.
    private func exports(_ test: TestLedger) async throws -> (json: [String], csv: [String: [String]]) {
        var json: [String] = []
        var csv: [String: [String]] = [:]
        func export<Subject: Aggregate>(_ subject: Subject.Type) async throws {
            let columns = ExportedRow.columns(of: subject)
            var rows = [columns.joined(separator: ",")]
            for dossier in try await test.ledger.page(of: subject, after: 0).things {
                let row = try #require(try ExportedRow(dossier, source: "urn:test"))
                json.append(try row.json)
                rows.append(try row.csv(columns))
            }
            if rows.count > 1 { csv[subject.category] = rows }
        }
        for sort in Aggregates.all { try await export(sort) }
        return (json, csv)
    }
}
