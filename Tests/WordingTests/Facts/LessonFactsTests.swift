import EventSourcing
import Lessons
import Testing
import Wording

@Suite struct LessonFactsTests {
    private static func details() throws -> LessonDetails {
        LessonDetails(
            kind: .lesson,
            title: "Every relay has two batteries",
            statement: "Each relay has two batteries.",
            observations: [.radio, .unknown],
            recommendations: [RecommendationReference(review: .inquiry, number: 4)],
            factors: [.leadership, .logisticsAndResources],
            missions: [try code("MINUSMA")],
            missionTypes: [.multidimensional],
            missionPhases: [.operation],
            language: .english,
            sensitivity: .unclassified
        )
    }

    private static func learned() throws -> [LessonEvent] {
        var changes = LessonChanges()
        (changes.title, changes.statement) = ("Two batteries", "Each relay has two batteries, none lent.")
        let imported = LessonImported(details: try details(), phase: .analysed, claim: .sample)
        return [
            .imported(imported), .amended(LessonAmended(changes: changes, by: .lena)),
            .reopened(LessonReopened(recurrences: [.radio], why: "It failed again", by: .lena)),
            .analysed(LessonAnalysed(rootCause: "Spares were counted once", factors: [], by: .lena)),
            .endorsed(LessonEndorsed(observations: [.radio], recommendations: [], by: .marc)),
            .tasked(LessonTasked(actions: [.buy], by: .lena)),
            .implemented(LessonImplemented(actions: [.buy], implementers: [.lena], by: .lena)),
            .validated(
                LessonValidated(outcome: .learned, evidence: [.notes], reviewOn: try date("2027-03"), by: .marc)
            ),
            .reproved(LessonReproved(evidence: [.count], reviewOn: try date("2028-06-30"), by: .marc)),
            .contested(LessonContested(why: "They are lent all the same", evidence: [.count], by: .lena)),
        ]
    }

    @Test func everythingThatALessonSays() throws {
        let lesson = Lesson.fold(try Self.learned())
        let (english, french) = try lesson.lines(.sample, at: "2028-07-01")
        let digest = String(repeating: "ab", count: 32)
        let notes = "Delivery notes (Mission support), [https://example.org/notes], SHA-256 \(digest)"
        let count = "Count in the store (Marc Petit)"
        #expect(
            english == [
                "statement: ¶ Each relay has two batteries, none lent.",
                "root cause: ¶ Spares were counted once",
                "kind: lesson",
                "observations: [observation O-1], \(ObservationID.unknown)",
                "recommendations: [review R-3/4]",
                "factors: leadership, logistics and resources",
                "missions: [mission MINUSMA]",
                "applies to: multidimensional operation",
                "in phase: in operation",
                "actions: [action A-1]",
                "to be reviewed: 30 June 2028: lapsed",
                "contested: | They are lent all the same",
                "evidence: | learned: \(notes) | proved again: \(count) | contested: \(count)",
                "reopened: [observation O-1]: It failed again",
                "language: English",
                "title at first: ¶ Every relay has two batteries",
                "said first: ¶ Each relay has two batteries.",
                "claims: | S/1999/1257 (III.1): analysed, said by the inquiry, [https://example.org/1]",
            ]
        )
        #expect(
            french == [
                "énoncé: ¶ Each relay has two batteries, none lent.",
                "cause profonde: ¶ Spares were counted once",
                "genre: enseignement",
                "observations: [observation O-1], \(ObservationID.unknown)",
                "recommandations: [review R-3/4]",
                "facteurs: encadrement, logistique et ressources",
                "missions: [mission MINUSMA]",
                "s’applique à: opération multidimensionnelle",
                "dans la phase: en activité",
                "mesures: [action A-1]",
                "à réexaminer: 30 juin 2028 : caduc",
                "contesté: | They are lent all the same",
                "éléments de preuve: | acquis : \(notes) | confirmé : \(count) | contesté : \(count)",
                "rouvert: [observation O-1] : It failed again",
                "langue: anglais",
                "titre d’origine: ¶ Every relay has two batteries",
                "texte d’origine: ¶ Each relay has two batteries.",
                "affirmations: | S/1999/1257 (III.1) : analysé, affirmé par the inquiry, [https://example.org/1]",
            ]
        )
    }

    @Test func whatHangsOnTheClockTakesTheClockThatIsGiven() throws {
        let lesson = Lesson.fold(try Self.learned())
        let before = try lesson.lines(.sample, at: "2028-06-30").english
        #expect(before.contains("to be reviewed: 30 June 2028"))
        let (day, next) = (
            try #require(Instant("2028-06-30T12:00:00.000000Z")), try #require(Instant("2028-07-01T00:00:00.000000Z"))
        )
        #expect(lesson.marks(at: day) == [.contested] && lesson.marks(at: next) == [.contested, .lapsed])
    }

    @Test func whyItWasSetAsideStandsAsLongAsItIs() throws {
        let proposed = LessonEvent.proposed(LessonProposed(details: try Self.details(), by: .lena))
        let declined = LessonEvent.declined(LessonDeclined(why: "It is doctrine already", by: .marc))
        let superseded = LessonEvent.superseded(LessonSuperseded(replacement: .better, why: "It says more", by: .marc))
        let reopened = LessonEvent.reopened(LessonReopened(recurrences: [], why: "It isn't", by: .lena))
        let facts = try Lesson.fold([proposed, declined]).lines(.sample, at: "2026-01-01").english
        #expect(facts.contains("reason: ¶ It is doctrine already"))
        let replaced = try Lesson.fold([proposed, superseded]).lines(.sample, at: "2026-01-01").english
        #expect(replaced.contains("reason: ¶ It says more") && replaced.contains("superseded by: [lesson L-2]"))
        let back = try Lesson.fold([proposed, declined, reopened]).lines(.sample, at: "2026-01-01").english
        #expect(!back.contains { $0.hasPrefix("reason") } && back.contains("reopened: It isn't"))
    }
}
