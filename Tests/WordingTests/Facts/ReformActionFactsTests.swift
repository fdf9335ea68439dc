import EventSourcing
import Lessons
import Testing
import Wording

@Suite struct ReformActionFactsTests {
    private static func details() throws -> ActionDetails {
        ActionDetails(
            what: "Buy a second battery for each relay",
            lessons: [.batteries],
            recommendations: [RecommendationReference(review: .inquiry, number: 4)],
            missions: [try code("MINUSMA")],
            category: .mandateAndResources,
            track: .mission,
            owner: ActionOwner(office: "Mission support", person: .lena),
            due: try date("2027-03"),
            measure: "No relay is down for an hour",
            language: .english,
            sensitivity: .unclassified
        )
    }

    private static func assessed() throws -> [ReformActionEvent] {
        let imported = ActionImported(details: try details(), phase: .notStarted, claim: .sample)
        return [
            .imported(imported),
            .decided(ActionDecided(acceptance: .partlyAccepted, why: "Only for the north", by: .marc)),
            .dueMoved(
                ActionDueMoved(from: try date("2027-03"), to: try date("2028-01-31"), why: "No trainers", by: .lena)
            ),
            .progressed(ActionProgressed(text: "Gao has its own", percentage: 60, evidence: [.count], by: .lena)),
            .implemented(ActionImplemented(evidence: [.notes], by: .lena)),
            .verified(ActionVerified(evidence: [.count], by: .marc)),
            .reopened(ActionReopened(why: "Half were lent", by: .marc)),
            .implemented(ActionImplemented(evidence: [.count], by: .lena)),
            .verified(ActionVerified(evidence: [.count], by: .marc)),
            .effectAssessed(ActionEffectAssessed(effect: .partly, evidence: [.count], by: .marc)),
        ]
    }

    @Test func everythingThatAReformActionSays() throws {
        let (english, french) = try ReformAction.fold(try Self.assessed()).lines(.sample, at: "2029-01-01")
        let count = "Count in the store (Marc Petit)"
        #expect(
            english == [
                "acceptance: partly accepted",
                "implementation: verified",
                "effect: partly effective",
                "reason: ¶ Only for the north",
                "owner: Mission support, <Lena Vogt>",
                "due: 31 January 2028",
                "slips: | from March 2027 to 31 January 2028: No trainers",
                "progress: 60%: Gao has its own",
                "measure: ¶ No relay is down for an hour",
                "lessons: [lesson L-1]",
                "recommendations: [review R-3/4]",
                "category: mandate and resources",
                "track: in the mission",
                "missions: [mission MINUSMA]",
                "evidence: | in progress: \(count) | implemented: \(count) | verified: \(count)"
                    + " | partly effective: \(count)",
                "reopened: ¶ Half were lent",
                "language: English",
                "claims: | S/1999/1257 (III.1): not started, said by the inquiry, [https://example.org/1]",
            ]
        )
        #expect(
            french == [
                "suite donnée: acceptée en partie",
                "application: vérifiée",
                "effet: en partie efficace",
                "motif: ¶ Only for the north",
                "responsable: Mission support, <Lena Vogt>",
                "échéance: 31 janvier 2028",
                "reports: | mars 2027 → 31 janvier 2028 : No trainers",
                "progrès: 60 % : Gao has its own",
                "mesure du succès: ¶ No relay is down for an hour",
                "enseignements: [lesson L-1]",
                "recommandations: [review R-3/4]",
                "catégorie: mandat et ressources",
                "volet: sur le terrain",
                "missions: [mission MINUSMA]",
                "éléments de preuve: | en cours : \(count) | appliquée : \(count) | vérifiée : \(count)"
                    + " | en partie efficace : \(count)",
                "rouvert: ¶ Half were lent",
                "langue: anglais",
                "affirmations: | S/1999/1257 (III.1) : non commencée, affirmé par the inquiry, [https://example.org/1]",
            ]
        )
    }

    @Test func whatIsLateIsSoByTheClockThatIsGiven() throws {
        let action = ReformAction.fold([.proposed(ActionProposed(details: try Self.details(), by: .lena))])
        #expect(try action.lines(.sample, at: "2027-03-31").english.contains("due: March 2027"))
        let late = try action.lines(.sample, at: "2027-04-01")
        #expect(late.english.contains("due: March 2027: overdue"))
        #expect(late.french.contains("échéance: mars 2027 : en retard"))
        let day = try #require(Instant("2027-04-01T00:00:00.000000Z"))
        #expect(action.marks(at: day) == [.overdue])
    }

    @Test func evidenceOfWhatNoLongerStandsIsLeftToHistory() throws {
        let open = Array(try Self.assessed().prefix(7))
        let lines = try ReformAction.fold(open).lines(.sample, at: "2026-01-01").english
        #expect(lines.contains("evidence: | in progress: Count in the store (Marc Petit)"))
    }

    @Test func whyItEndedStandsBeforeWhyItWasAccepted() throws {
        let proposed = ReformActionEvent.proposed(ActionProposed(details: try Self.details(), by: .lena))
        let accepted = ReformActionEvent.decided(ActionDecided(acceptance: .accepted, why: "Needed", by: .marc))
        let ends: [(ReformActionEvent, String)] = [
            (.overtaken(ActionOvertaken(why: "The mission closed", by: .marc)), "The mission closed"),
            (.closed(ActionClosed(why: "No money", by: .marc)), "No money"),
        ]
        for (end, why) in ends {
            let lines = try ReformAction.fold([proposed, accepted, end]).lines(.sample, at: "2026-01-01").english
            #expect(lines.contains("reason: ¶ \(why)"))
        }
    }
}
