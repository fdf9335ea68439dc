import EventSourcing
import Lessons
import Testing
import Wording

@Suite struct MissionFactsTests {
    private static func details() throws -> MissionDetails {
        MissionDetails(
            code: try code("MINUSMA"),
            name: "Mali",
            hostCountry: "Mali",
            type: .multidimensional,
            establishedBy: "S/RES/2100",
            established: try date("2013-04-25"),
            mandate: "Stabilise the key population centres.",
            objectives: [
                Objective(text: "Protect civilians", clear: true, achievable: false, resourced: false),
                Objective(text: "Support the peace agreement", clear: false, achievable: true, resourced: true),
                Objective(text: "Support the elections"),
            ],
            sensitivity: .unclassified
        )
    }

    private static func closed() throws -> [MissionEvent] {
        let imported = MissionImported(
            details: try details(),
            phase: .operation,
            strengths: [
                Strength(from: try date("2013-07"), military: 11_200, police: 1_440, authority: "S/RES/2100")
            ],
            assessments: [Assessment(outcome: .failed, why: "It left no peace", source: "A study")],
            claim: .sample
        )
        let partly = Assessment(
            outcome: .partly,
            why: "The towns held",
            source: "A report",
            date: try date("2024-03")
        )
        return [
            .imported(imported), .assessed(MissionAssessed(assessment: partly, by: .lena)),
            .closed(MissionClosed(date: try date("2023-12-31"), why: "The host asked", by: .lena)),
        ]
    }

    @Test func everythingThatAMissionSays() throws {
        let (english, french) = try Mission.fold(try Self.closed()).lines(.sample, at: "2026-01-01")
        #expect(
            english == [
                "host country: Mali",
                "type: multidimensional operation",
                "established: 25 April 2013, S/RES/2100",
                "closed: 31 December 2023: The host asked",
                "mandate: ¶ Stabilise the key population centres.",
                "objectives: | Protect civilians (clear, unachievable, unresourced)"
                    + " | Support the peace agreement (unclear, achievable, resourced)"
                    + " | Support the elections",
                "strength: | 11,200 military, 1,440 police from July 2013 (S/RES/2100)",
                "assessments, which disagree: | failed: It left no peace (A study)"
                    + " | partly achieved: The towns held (A report, March 2024)",
                "claims: | S/1999/1257 (III.1): in operation, said by the inquiry, [https://example.org/1]",
            ]
        )
        #expect(
            french == [
                "pays hôte: Mali",
                "type: opération multidimensionnelle",
                "création: 25 avril 2013, S/RES/2100",
                "clôture: 31 décembre 2023 : The host asked",
                "mandat: ¶ Stabilise the key population centres.",
                "objectifs: | Protect civilians (clair, irréalisable, sans moyens)"
                    + " | Support the peace agreement (peu clair, réalisable, doté de moyens)"
                    + " | Support the elections",
                "effectif: | 11\u{202F}200 militaires, 1\u{202F}440 policiers, date d’effet : juillet 2013 (S/RES/2100)",
                "évaluations, qui divergent: | échec : It left no peace (A study)"
                    + " | partiellement atteint : The towns held (A report, mars 2024)",
                "affirmations: | S/1999/1257 (III.1) : en activité, affirmé par the inquiry, [https://example.org/1]",
            ]
        )
    }

    @Test func assessmentsThatAgreeAreNotSaidToDisagree() throws {
        let mission = Mission.fold(Array(try Self.closed().prefix(1)))
        let lines = try mission.lines(.sample, at: "2026-01-01")
        #expect(lines.english.contains("assessments: | failed: It left no peace (A study)"))
        #expect(lines.french.contains("évaluations: | échec : It left no peace (A study)"))
        #expect(!lines.english.contains { $0.hasPrefix("closed") })
    }
}
