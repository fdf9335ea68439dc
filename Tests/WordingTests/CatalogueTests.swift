import EventSourcing
import Foundation
import Lessons
import Testing
import Wording

/// Every word is there in both languages.
@Suite struct CatalogueTests {
    /// What is called the same in both.
    private static let same: Set<String> = [
        "mission", "discussion", "conclusion", "observation", "source", "importer", "audit", "sensitivity", "code",
        "import", "date", "phase", "type", "mandate", "attribution", "missions", "observations", "%",
    ]

    private static let words: [(name: String, words: [any Worded])] = [
        ("Noun", Noun.allCases), ("Observation.Phase", Observation.Phase.allCases),
        ("Observation.Action", Observation.Action.allCases), ("ObservationKind", ObservationKind.allCases),
        ("Review.Phase", Review.Phase.allCases), ("Review.Action", Review.Action.allCases),
        ("ReviewKind", ReviewKind.allCases), ("MissionPhase", MissionPhase.allCases),
        ("Mission.Action", Mission.Action.allCases), ("MissionType", MissionType.allCases),
        ("MissionOutcome", MissionOutcome.allCases), ("Lesson.Phase", Lesson.Phase.allCases),
        ("Lesson.Action", Lesson.Action.allCases), ("LessonKind", LessonKind.allCases),
        ("LessonOutcome", LessonOutcome.allCases), ("ReformAction.Phase", ReformAction.Phase.allCases),
        ("ReformAction.Action", ReformAction.Action.allCases), ("Acceptance", Acceptance.allCases),
        ("Implementation", Implementation.allCases), ("Effect", Effect.allCases),
        ("Alert.Phase", Alert.Phase.allCases), ("Alert.Action", Alert.Action.allCases),
        ("AlertRule.Kind", AlertRule.Kind.allCases), ("ActionCategory", ActionCategory.allCases),
        ("ActionTrack", ActionTrack.allCases),
        ("Factor", Factor.allCases), ("Consequence", Consequence.allCases), ("Severity", Severity.allCases),
        ("Sensitivity", Sensitivity.allCases), ("Attribution.Mode", Attribution.Mode.allCases),
        ("Field", Field.allCases), ("Mark", Mark.allCases), ("Rule.Part", Rule.Part.allCases),
        ("AccessRole", AccessRole.allCases), ("FactLabel", FactLabel.allCases),
        ("FacetName", FacetName.allCases), ("EventType", EventType.allCases), ("Relation", Relation.allCases),
        ("Absence", Absence.allCases), ("Authentication", Authentication.allCases),
    ]

    @Test func everyCaseHasAWordOfItsOwnInBothLanguages() {
        for (name, cases) in Self.words {
            for language in Language.allCases {
                let words = cases.map { $0.words(in: language) }
                #expect(Set(words).count == words.count, "\(name) in \(language): \(words)")
                #expect(words.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") && $0.first?.isWhitespace == false })
            }
            for word in cases where word.words(in: .english) == word.words(in: .french) {
                #expect(Self.same.contains(word.words(in: .english)), "\(name).\(word)")
            }
        }
    }

    private static let rules: [Rule] = [
        .samePerson(as: .proposer), .noSupport, .openActions([]), .mergeCycle, .supersessionCycle, .belowThreshold,
        .sensitivityBelow(.confidential), .sealedAttributionNamesNobody, .noConsent, .notContested, .unknown(.number),
    ]
    private static let faults: [FieldFault] = [
        .missing, .tooLong(limit: 200), .notAllowed, .malformed, .outOfRange(0...100), .repeated, .inFuture, .inPast,
    ]

    @Test func everyRefusalIsASentenceInBothLanguages() {
        var refusals: [any Refusal] = Self.rules.map { LessonsRejection<Lesson.Action, Lesson.Phase>.rule($0) }
        refusals += Self.faults.map { LessonsRejection<Lesson.Action, Lesson.Phase>.field(.reviewOn, $0) }
        refusals += Lesson.Phase.allCases.map { phase in
            LessonsRejection<Lesson.Action, Lesson.Phase>.impossible(
                .validate,
                in: phase,
                possible: Lesson.possible(in: phase)
            )
        }
        refusals += [AccessRejection.ownAccess, .field(.until, .inPast)] as [AccessRejection]
        for refusal in refusals {
            let (english, french) = (
                refusal.sentence(about: .lesson, in: .english), refusal.sentence(about: .lesson, in: .french)
            )
            #expect(english != french)
            for sentence in [english, french] {
                #expect(sentence.hasSuffix(".") && sentence.first?.isLowercase == false && !sentence.hasSuffix(".."))
            }
        }
    }

    @Test func aRefusalSaysTheStateAndWhatIsPossible() {
        let refusal = LessonsRejection<Lesson.Action, Lesson.Phase>.impossible(
            .endorse,
            in: .declined,
            possible: [.reopen, .contest]
        )
        #expect(
            refusal.sentence(about: .lesson, in: .english)
                == "You can't endorse a lesson that is declined; possible now: reopen, contest."
        )
        #expect(
            refusal.sentence(about: .lesson, in: .french)
                == "Impossible de retenir un enseignement (état : écarté) ; possible : rouvrir, contester."
        )
        let none = LessonsRejection<Lesson.Action, Lesson.Phase>.impossible(.endorse, in: nil, possible: [.propose])
        #expect(
            none.sentence(about: .lesson, in: .english) == "There is no such lesson to endorse yet; possible: propose."
        )
    }

    private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../LessonsTests/Golden").standardized

    /// The golden files, one of every event, and the type of each.
    private static func goldenFiles() throws -> [(file: String, type: String)] {
        try FileManager.default.contentsOfDirectory(atPath: golden.path).map { file in
            (file, file.split(separator: ".").prefix(2).joined(separator: "."))
        }
    }

    @Test func everyTypeOfEventHasWords() throws {
        let types = Set(try Self.goldenFiles().map(\.type))
        let worded = Set(EventType.allCases.map(\.rawValue))
        // Those of no aggregate have no golden file.
        let others: Set = [
            "redaction.requested", "redaction.refused", "redaction.approved", "event.redacted", "log.key_introduced",
        ]
        #expect(!types.isEmpty && worded == types.union(others))
    }

    @Test func everyEventIsToldInBothLanguages() throws {
        let files = try Self.goldenFiles()
        #expect(!files.isEmpty)
        for (file, type) in files {
            let data = try String(contentsOf: Self.golden.appending(path: file), encoding: .utf8)
            let event = try Self.event(type, data)
            let (english, french) = (event.words(in: .english, Names([:])), event.words(in: .french, Names([:])))
            #expect(!english.isEmpty && english != french, "\(file): \(english)")
        }
    }

    private static func event(_ type: String, _ data: String) throws -> any WordedEvent {
        let data = EventData(data)
        switch type.prefix(while: { $0 != "." }) {
        case "mission": return try MissionEvent(type: type, dataVersion: 1, data: data)
        case "review": return try ReviewEvent(type: type, dataVersion: 1, data: data)
        case "observation": return try ObservationEvent(type: type, dataVersion: 1, data: data)
        case "access": return try AccessEvent(type: type, dataVersion: 1, data: data)
        case "alert": return try AlertEvent(type: type, dataVersion: 1, data: data)
        case "lesson": return try LessonEvent(type: type, dataVersion: 1, data: data)
        default: return try ReformActionEvent(type: type, dataVersion: 1, data: data)
        }
    }

    @Test func anAmendmentSaysWhatItChanged() {
        var changes = LessonChanges()
        changes.title = "Two batteries"
        changes.factors = [.leadership]
        changes.missions = []
        let event = LessonEvent.amended(LessonAmended(changes: changes, by: PersonID(source: "S", externalID: "1")))
        #expect(
            event.words(in: .english, Names([:]))
                == "amended; title: Two batteries; factors: leadership; missions: none"
        )
    }

    @Test func anEndorsementNamesOnlyWhatItRestsOn() {
        let review = ReviewID(source: "S", externalID: "1")
        let endorsed = LessonEndorsed(
            observations: [],
            recommendations: [RecommendationReference(review: review, number: 1)],
            by: PersonID(source: "S", externalID: "2")
        )
        #expect(LessonEvent.endorsed(endorsed).words(in: .english, Names([:])) == "endorsed on 1 recommendation")
    }

    @Test func idsAreCalledAsPeopleCallThem() {
        let id = ObservationID(source: "S", externalID: "1")
        let event = ObservationEvent.merged(ObservationMerged(into: id, by: PersonID(source: "S", externalID: "2")))
        #expect(event.words(in: .english, Names([id.description: "O-42"])) == "merged into O-42")
        #expect(event.words(in: .english, Names([:])) == "merged into \(id)")
    }
}
