import EventSourcing
import Lessons
import Testing
import Wording

@Suite struct ObservationFactsTests {
    private static func details() throws -> ObservationDetails {
        ObservationDetails(
            title: "No power",
            observation: "The relay had no power for six hours.",
            discussion: "The spare was lent.",
            conclusion: "One battery is none.",
            recommendation: "Two for each relay.",
            kind: .gap,
            occurred: try date("2016-07-08"),
            reported: try date("2016-08"),
            place: Place(name: "Gao", latitude: Degrees("16.27"), longitude: Degrees("-0.04")),
            missions: [try code("MINUSMA"), try code("UNMISS")],
            missionPhase: .operation,
            factors: [.leadership],
            consequences: [.publicTrust],
            severity: .high,
            rating: SourceRating("B2"),
            attribution: Attribution(mode: .named, person: .lena, role: "signals officer", consent: true),
            attachments: [Attachment(name: "log.pdf", sha256: String(repeating: "ab", count: 32))],
            review: .inquiry,
            paragraph: "12",
            language: .english,
            sensitivity: .unclassified
        )
    }

    @Test func everythingThatAnObservationSays() throws {
        let (english, french) = try Observation.fold(try Self.history()).lines(.sample, at: "2026-01-01")
        let digest = String(repeating: "ab", count: 32)
        #expect(
            english == [
                "observation: ¶ The relay was dead for six hours.",
                "discussion: ¶ The spare was in another relay.",
                "conclusion: ¶ One is none.",
                "recommendation: ¶ Two for every relay.",
                "kind: gap",
                "occurred: 8 July 2016",
                "reported: August 2016",
                "place: Gao (16.27, -0.04)",
                "missions: [mission MINUSMA], [mission UNMISS]",
                "mission phase: in operation",
                "factors: leadership",
                "consequences: public trust",
                "severity: high",
                "rating: B2",
                "attribution: named: <Lena Vogt>: signals officer",
                "attachments: | log.pdf, SHA-256 \(digest)",
                "review: [review R-3], paragraph 12",
                "merged into: [observation O-1]",
                "language: English",
                "title at first: ¶ No power",
                "said first: ¶ The relay had no power for six hours.",
                "discussion at first: ¶ The spare was lent.",
                "conclusion at first: ¶ One battery is none.",
                "recommendation at first: ¶ Two for each relay.",
                "as verified: ¶ The relay had no power for six hours.",
                "claims: | S/1999/1257 (III.1): verified, said by the inquiry, [https://example.org/1]",
            ]
        )
        #expect(
            french == [
                "observation: ¶ The relay was dead for six hours.",
                "analyse: ¶ The spare was in another relay.",
                "conclusion: ¶ One is none.",
                "recommandation: ¶ Two for every relay.",
                "genre: lacune",
                "date des faits: 8 juillet 2016",
                "date du compte rendu: août 2016",
                "lieu: Gao (16,27 ; -0,04)",
                "missions: [mission MINUSMA], [mission UNMISS]",
                "phase de la mission: en activité",
                "facteurs: encadrement",
                "conséquences: confiance du public",
                "gravité: élevée",
                "cotation: B2",
                "attribution: nommément : <Lena Vogt> : signals officer",
                "pièces jointes: | log.pdf, SHA-256 \(digest)",
                "examen: [review R-3], paragraphe 12",
                "fusionnée avec: [observation O-1]",
                "langue: anglais",
                "titre d’origine: ¶ No power",
                "texte d’origine: ¶ The relay had no power for six hours.",
                "analyse d’origine: ¶ The spare was lent.",
                "conclusion d’origine: ¶ One battery is none.",
                "recommandation d’origine: ¶ Two for each relay.",
                "texte vérifié: ¶ The relay had no power for six hours.",
                "affirmations: | S/1999/1257 (III.1) : vérifiée, affirmé par the inquiry, [https://example.org/1]",
            ]
        )
    }

    private static func history() throws -> [ObservationEvent] {
        var changes = ObservationChanges()
        (changes.title, changes.observation) = ("Six hours dark", "The relay was dead for six hours.")
        (changes.discussion, changes.conclusion) = ("The spare was in another relay.", "One is none.")
        changes.recommendation = "Two for every relay."
        let imported = ObservationImported(details: try details(), phase: .verified, claim: .sample)
        return [
            .imported(imported), .amended(ObservationAmended(changes: changes, by: .lena)),
            .merged(ObservationMerged(into: .radio, by: .lena)),
        ]
    }

    @Test func whatWasRefusedSaysWhy() throws {
        let recorded = ObservationEvent.recorded(ObservationRecorded(details: try Self.details(), by: .lena))
        let refusals: [(ObservationEvent, String)] = [
            (.returned(ObservationReturned(why: "Which relay?", by: .marc)), "Which relay?"),
            (.rejected(ObservationRejected(why: "It had power", by: .marc)), "It had power"),
            (.withdrawn(ObservationWithdrawn(why: "Seen twice", by: .lena)), "Seen twice"),
        ]
        for (refusal, why) in refusals {
            let lines = try Observation.fold([recorded, refusal]).lines(.sample, at: "2026-01-01")
            #expect(lines.english.contains("reason: ¶ \(why)") && lines.french.contains("motif: ¶ \(why)"))
        }
    }

    @Test func whatNobodySaidIsLeftOut() throws {
        let details = ObservationDetails(
            title: "No power",
            observation: "The relay had no power.",
            kind: .gap,
            occurred: try date("2016"),
            attribution: Attribution(mode: .sealed),
            language: .english,
            sensitivity: .unclassified
        )
        let recorded = ObservationEvent.recorded(ObservationRecorded(details: details, by: .lena))
        let lines = try Observation.fold([recorded]).lines(.sample, at: "2026-01-01").english
        #expect(
            lines == [
                "observation: ¶ The relay had no power.", "kind: gap", "occurred: 2016", "attribution: sealed",
                "language: English",
            ]
        )
        #expect(try Observation.fold([]).lines(.sample, at: "2026-01-01").english.isEmpty)
    }
}
