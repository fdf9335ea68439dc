import EventSourcing
import Lessons
import Testing
import Wording

@Suite struct AlertFactsTests {
    private static func raised(_ rule: AlertRule, missions: [MissionCode]) throws -> AlertEvent {
        let raised = try #require(Instant("2026-11-24T10:00:00.000000Z"))
        return .raised(
            AlertRaised(
                details: AlertDetails(rule: rule, missions: missions, sensitivity: .unclassified, raised: raised)
            )
        )
    }

    private static let recurrence = AlertRule.recurrence(
        Recurrence(
            lesson: .batteries,
            observation: .radio,
            factors: [.leadership],
            sharedWords: 4,
            likeness: 50,
            position: 12
        )
    )

    @Test func aWarningSaysWhatItStandsOnAndByWhen() throws {
        let from = try #require(Instant("2026-09-01T00:00:00.000000Z"))
        let code = try #require(MissionCode("MINUSMA"))
        let warning = EarlyWarning(
            mission: code,
            factor: .leadership,
            observations: [.radio, .unknown],
            from: from,
            threshold: 2,
            position: 9
        )
        let state = try #require(Alert.fold([try Self.raised(.earlyWarning(warning), missions: [code])]))
        let (english, french) = try state.lines(.sample, at: "2026-12-24")
        #expect(
            english == [
                "rule: 2 failures within 90 days (it takes 2): [observation O-1], \(ObservationID.unknown)",
                "as of position: 9", "factors: leadership",
                "observations: [observation O-1], \(ObservationID.unknown)", "missions: [mission MINUSMA]",
                "to be acknowledged by: 1 December 2026: escalated",
            ]
        )
        #expect(
            french == [
                "règle: 2 échecs en 90 jours (il en faut 2) : [observation O-1], \(ObservationID.unknown)",
                "à la position: 9", "facteurs: encadrement",
                "observations: [observation O-1], \(ObservationID.unknown)", "missions: [mission MINUSMA]",
                "à prendre en charge avant le: 1er décembre 2026 : remontée",
            ]
        )
        let late = try #require(Instant("2026-12-24T00:00:00.000000Z"))
        #expect(state.marks(at: late) == [.escalated])
        let title = try #require(Alert.headline(of: state)?.title)
        #expect(Language.english.title(title, of: .alert) == "Early warning in MINUSMA: leadership")
        #expect(Language.french.title(title, of: .alert) == "Alerte précoce (MINUSMA) : encadrement")
        #expect(Language.french.title("The net failed", of: .observation) == "The net failed")
    }

    @Test func aRecurrenceSaysHowAlikeTheyAreAndWhyItWasConfirmed() throws {
        let history: [AlertEvent] = [
            try Self.raised(Self.recurrence, missions: []), .acknowledged(AlertAcknowledged(by: .lena)),
            .confirmed(AlertConfirmed(why: "The same relay", evidence: [.notes], by: .marc)),
        ]
        let (english, _) = try #require(Alert.fold(history)).lines(.sample, at: "2026-12-24")
        #expect(
            english.prefix(6) == [
                "rule: [observation O-1] is like [lesson L-1]: 4 words in common, 50% (it takes 40%)",
                "as of position: 12", "factors: leadership", "lesson: [lesson L-1]", "observations: [observation O-1]",
                "reason: ¶ The same relay",
            ]
        )
        #expect(english.count == 7 && english[6].hasPrefix("evidence: | confirmed: "))
    }
}
