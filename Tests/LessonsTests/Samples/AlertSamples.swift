import EventSourcing
import Lessons

/// An alert as a rule might raise it, and what may happen to it.
enum AlertSamples: AggregateSamples {
    typealias Subject = Alert

    static let warning = EarlyWarning(
        mission: .minusma,
        factor: .leadership,
        observations: [ObservationID(sample: 0x10), ObservationID(sample: 0x11), ObservationID(sample: 0x12)],
        from: .sample("2026-01-01"),
        position: 42
    )
    static let recurrence = Recurrence(
        lesson: LessonID(sample: 0x20),
        observation: ObservationID(sample: 0x10),
        factors: [.leadership],
        sharedWords: 5,
        likeness: 62,
        position: 43
    )
    static let details = AlertDetails(
        rule: .earlyWarning(warning),
        missions: [.minusma],
        sensitivity: .confidential,
        provenance: Provenance(synthetic: true),
        raised: .sample("2026-11-24")
    )

    static let raised = AlertEvent.raised(AlertRaised(details: details))
    static let acknowledged = AlertEvent.acknowledged(AlertAcknowledged(by: .analyst))
    static let confirmed = AlertConfirmed(why: "Three posts, one cause", evidence: [.sample], by: .manager)
    static let dismissed = AlertEvent.dismissed(AlertDismissed(why: "All tell of one day", by: .manager))
    static let reconsidered = AlertEvent.reconsidered(AlertReconsidered(why: "It went on", by: .manager))
    static let imported = AlertImported(
        details: AlertDetails(
            rule: .recurrence(recurrence),
            missions: [],
            sensitivity: .unclassified,
            raised: .sample("2026-11-24")
        ),
        phase: .dismissed,
        claim: .sample
    )

    static let events: [AlertEvent] = [
        raised, .imported(imported), .claimed(imported), acknowledged, .confirmed(confirmed), dismissed, reconsidered,
    ]

    static func history(to phase: Alert.Phase) -> [AlertEvent] {
        switch phase {
        case .raised: [raised]
        case .acknowledged: [raised, acknowledged]
        case .confirmed: [raised, acknowledged, .confirmed(confirmed)]
        case .dismissed: [raised, acknowledged, dismissed]
        }
    }

    static func command(_ action: Alert.Action, by person: PersonID, variant: Int) -> AlertCommand {
        switch action {
        case .raise: .raise(raised(variant))
        case .import: .import(imported(variant))
        case .acknowledge: .acknowledge(by: person)
        case .confirm: .confirm(AlertConfirmed(why: "Reason \(variant)", by: person))
        case .dismiss: .dismiss(why: "Reason \(variant)", by: person)
        case .reconsider: .reconsider(why: "Reason \(variant)", by: person)
        }
    }

    private static func raised(_ variant: Int) -> AlertDetails {
        var (details, warning) = (details, warning)
        warning.position = Position(variant)
        details.rule = .earlyWarning(warning)
        return details
    }

    private static func imported(_ variant: Int) -> AlertImported {
        var imported = imported
        imported.details.missions = variant % 2 == 0 ? [] : [.minusma]
        return imported
    }

    static func broken(_ state: AlertState?) -> String? {
        guard let state, !state.isClaimed else { return nil }
        switch state.phase {
        case .raised: return state.claims.isEmpty || state.acknowledged == nil ? nil : "raised again by a claim"
        case .acknowledged: return nil
        case .confirmed: return state.confirmed?.why.isEmpty == false ? nil : "confirmed without a reason"
        case .dismissed: return state.dismissed?.why.isEmpty == false ? nil : "dismissed without a reason"
        }
    }
}
