import EventSourcing
import Lessons

/// A mission, and what may happen to it.
enum MissionSamples: AggregateSamples {
    typealias Subject = Mission

    static let details = MissionDetails(
        code: .minusma,
        name: "Stabilization Mission in Mali",
        hostCountry: "Mali",
        type: .multidimensional,
        establishedBy: "S/RES/2100 (2013)",
        established: .sample("2013-04-25"),
        mandate: "Protect civilians.",
        objectives: [Objective(text: "Protect civilians", clear: true, achievable: false)],
        sensitivity: .unclassified,
        provenance: Provenance(verified: true)
    )
    static let strength = Strength(
        from: .sample("2013-04-25"),
        military: 11_200,
        police: 1_440,
        authority: "S/RES/2100"
    )
    static let assessment = Assessment(
        outcome: .contested,
        why: "The host State asked it to leave",
        source: "S/2023/463",
        date: .sample("2023-06")
    )
    static let opened = MissionEvent.opened(MissionOpened(details: details, by: .officer))
    static let closed = MissionEvent.closed(
        MissionClosed(date: .sample("2023-12-31"), why: "Its mandate ended", by: .manager)
    )
    static let imported = MissionImported(
        details: details,
        phase: .drawdown,
        strengths: [strength],
        assessments: [assessment],
        claim: .sample
    )

    static let events: [MissionEvent] = [
        opened, .imported(imported), .claimed(imported), changed(.drawdown),
        .mandateSet(
            MandateSet(
                mandate: "Stabilize",
                objectives: [Objective(text: "Stabilize")],
                authority: "S/RES/2164",
                by: .manager
            )
        ),
        .strengthAuthorised(StrengthAuthorised(strength: strength, by: .manager)),
        .assessed(MissionAssessed(assessment: assessment, by: .analyst)), closed,
        .reclassified(MissionReclassified(sensitivity: .confidential, why: "Its plans are", by: .manager)),
    ]

    static func history(to phase: MissionPhase) -> [MissionEvent] {
        switch phase {
        case .planning: [opened]
        case .deployment, .operation, .drawdown: [opened, changed(phase)]
        case .closed: [opened, closed]
        }
    }

    private static func changed(_ phase: MissionPhase) -> MissionEvent {
        .phaseChanged(MissionPhaseChanged(phase: phase, since: .sample("2023-06-30"), why: "A decision", by: .manager))
    }

    static func command(_ action: Mission.Action, by person: PersonID, variant: Int) -> MissionCommand {
        let why = "Reason \(variant)"
        let phases: [MissionPhase] = [.planning, .deployment, .operation, .drawdown]
        return switch action {
        case .open: .open(details, by: person)
        case .import: .import(imported(variant))
        case .changePhase: .changePhase(to: phases[variant % 4], since: nil, why: why, by: person)
        case .setMandate: .setMandate(why, objectives: [], authority: nil, by: person)
        case .authoriseStrength: .authoriseStrength(Strength(from: .sample("2020"), military: variant), by: person)
        case .assess: .assess(Assessment(outcome: .partly, why: why, source: "Somebody"), by: person)
        case .close: .close(on: nil, why: why, by: person)
        case .reclassify: .reclassify(variant % 2 == 0 ? .confidential : .unclassified, why: why, by: person)
        }
    }

    private static func imported(_ variant: Int) -> MissionImported {
        var imported = imported
        imported.details.name += " (\(variant))"
        return imported
    }

    static func broken(_ state: MissionState?) -> String? {
        guard let state, state.phase == .closed, !state.isClaimed else { return nil }
        return state.closed == nil ? "closed without a reason" : nil
    }
}
