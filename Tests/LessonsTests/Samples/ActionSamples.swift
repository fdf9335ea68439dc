import EventSourcing
import Lessons

/// A reform as somebody might have asked for it, and what may happen to it.
enum ActionSamples: AggregateSamples {
    typealias Subject = ReformAction

    static let now = Instant.sample("2026-11-24")
    static let lesson = LessonID(sample: 0x20)
    static let details = ActionDetails(
        what: "Send each new battalion to a four-week course on protecting civilians before it deploys",
        lessons: [lesson],
        recommendations: [RecommendationReference(review: ReviewID(sample: 0x40), number: 3)],
        missions: [.minusma],
        category: .training,
        track: .headquarters,
        owner: ActionOwner(office: "Integrated Training Service", person: .owner),
        due: .sample("2027-03"),
        measure: "Nine of ten battalions pass the exercise at its end",
        language: .english,
        sensitivity: .unclassified,
        provenance: Provenance(synthetic: true)
    )

    static let proposed = ReformActionEvent.proposed(ActionProposed(details: details, by: .analyst))
    static let accepted = ReformActionEvent.decided(ActionDecided(acceptance: .accepted, by: .manager))
    static let progressed = ReformActionEvent.progressed(
        ActionProgressed(text: "Three battalions trained", percentage: 30, evidence: [.sample], by: .owner)
    )
    static let implemented = ReformActionEvent.implemented(ActionImplemented(evidence: [.sample], by: .implementer))
    static let verified = ReformActionEvent.verified(ActionVerified(evidence: [.sample], by: .validator))
    static let overtaken = ReformActionEvent.overtaken(ActionOvertaken(why: "The mission closed", by: .manager))
    static let closed = ReformActionEvent.closed(ActionClosed(why: "No money was voted", by: .manager))
    static let assessed = ReformActionEvent.effectAssessed(
        ActionEffectAssessed(effect: .effective, evidence: [.sample], by: .validator)
    )
    static let rejected = ReformActionEvent.decided(
        ActionDecided(acceptance: .rejected, why: "Contributors train their own", by: .manager)
    )
    static let notRelevant = ReformActionEvent.decided(
        ActionDecided(acceptance: .notRelevant, why: "No battalions are left", by: .manager)
    )
    static let reopened = ReformActionEvent.reopened(ActionReopened(why: "Juba, July 2016", by: .manager))
    static let imported = ActionImported(
        details: details,
        phase: .assessed,
        acceptance: .partlyAccepted,
        effect: .partly,
        claim: .sample
    )

    static let events: [ReformActionEvent] = [
        proposed, .imported(imported), .claimed(imported), rejected,
        .assigned(ActionAssigned(owner: ActionOwner(office: "Force Generation Service"), by: .manager)),
        .dueMoved(ActionDueMoved(from: .sample("2027-03"), to: .sample("2028"), why: "No trainers", by: .owner)),
        progressed, implemented, verified, overtaken, closed, assessed, reopened,
        .reclassified(ActionReclassified(sensitivity: .confidential, why: "It names units", by: .manager)),
    ]

    static func history(to phase: ReformAction.Phase) -> [ReformActionEvent] {
        switch phase {
        case .underConsideration: [proposed]
        case .rejected: [proposed, rejected]
        case .notRelevant: [proposed, notRelevant]
        case .notStarted: [proposed, accepted]
        case .inProgress: [proposed, accepted, progressed]
        case .implemented: [proposed, accepted, implemented]
        case .verified: [proposed, accepted, implemented, verified]
        case .assessed: [proposed, accepted, implemented, verified, assessed]
        case .overtaken: [proposed, accepted, overtaken]
        case .closedUnimplemented: [proposed, accepted, closed]
        }
    }

    static func command(_ action: ReformAction.Action, by person: PersonID, variant: Int) -> ReformActionCommand {
        let why = "Reason \(variant)"
        let evidence = [Evidence(text: "Evidence \(variant)", source: "Log")]
        return switch action {
        case .propose: .propose(details, by: person, quoted: .unclassified, at: now)
        case .import: .import(imported(variant))
        case .decide: .decide(variant % 2 == 0 ? .accepted : .rejected, why: why, by: person)
        case .assign: .assign(ActionOwner(office: "Office \(variant)", person: person), by: .manager)
        case .moveDue: .moveDue(to: .sample("20\(variant % 50 + 40)"), why: why, by: person, at: now)
        case .progress:
            .progress(ActionProgressed(text: why, percentage: variant % 101, evidence: [], by: person))
        case .implement: .implement(evidence: evidence, by: person)
        case .verify: .verify(evidence: evidence, by: person)
        case .overtake: .overtake(why: why, by: person)
        case .close: .close(why: why, by: person)
        case .assess: .assess(.notEffective, evidence: evidence, by: person)
        case .reopen: .reopen(why: why, by: person)
        case .reclassify:
            .reclassify(variant % 2 == 0 ? .confidential : .unclassified, why: why, by: person, quoted: .unclassified)
        }
    }

    private static func imported(_ variant: Int) -> ActionImported {
        var imported = imported
        imported.details.what += " (\(variant))"
        return imported
    }

    static func broken(_ state: ReformActionState?) -> String? {
        guard let state, !state.isClaimed else { return nil }
        if state.implementation == .verified, let verified = state.verified, verified.by == state.implemented?.by {
            return "verified by who implemented it"
        }
        if state.acceptance.isRefusal, state.decided?.why == nil, state.claims.isEmpty {
            return "set aside without a reason"
        }
        return state.effect != nil && state.implementation != .verified ? "assessed before it was verified" : nil
    }
}
