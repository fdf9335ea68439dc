import EventSourcing
import Lessons

/// An observation as an officer might log it, and what may happen to it.
enum ObservationSamples: AggregateSamples {
    typealias Subject = Observation

    static let now = Instant.sample("2026-11-24")
    static let details = ObservationDetails(
        title: "Conflicting orders in Juba",
        observation: "Four contingents got conflicting orders.",
        discussion: "The same had happened in Malakal.",
        conclusion: "Procedures on paper do not hold.",
        recommendation: "Drill them.",
        kind: .gap,
        occurred: .sample("2016-07-08/2016-07-11"),
        reported: .sample("2016-11-01"),
        place: Place(name: "Juba", latitude: Degrees("4.85"), longitude: Degrees("31.6")),
        missions: [.minusma],
        missionPhase: .operation,
        factors: [.commandAndUnityOfEffort, .leadership],
        consequences: [.civiliansHarmed],
        severity: .critical,
        rating: SourceRating("A1"),
        attribution: Attribution(mode: .named, person: .officer, role: "duty officer", consent: true),
        attachments: [Attachment(name: "log.pdf", sha256: String(repeating: "0a", count: 32))],
        review: ReviewID(sample: 0x40),
        paragraph: "12",
        language: .english,
        sensitivity: .unclassified,
        provenance: Provenance(verified: true)
    )

    static let recorded = ObservationEvent.recorded(ObservationRecorded(details: details, by: .officer))
    static let verified = ObservationEvent.verified(ObservationVerified(rating: SourceRating("B2"), by: .analyst))
    static let returned = ObservationEvent.returned(ObservationReturned(why: "Which contingents?", by: .analyst))
    static let rejected = ObservationEvent.rejected(ObservationRejected(why: "It is hearsay", by: .analyst))
    static let merged = ObservationEvent.merged(ObservationMerged(into: ObservationID(sample: 0x11), by: .analyst))
    static let withdrawn = ObservationEvent.withdrawn(ObservationWithdrawn(why: "It was another day", by: .officer))
    static let imported = ObservationImported(
        details: details,
        phase: .merged,
        mergedInto: ObservationID(sample: 0x11),
        claim: .sample
    )

    static let events: [ObservationEvent] = [
        recorded, .imported(imported), .claimed(imported),
        .amended(ObservationAmended(changes: changes(0), why: "It is clearer", by: .officer)),
        .resubmitted(ObservationResubmitted(by: .officer)), verified, returned, rejected,
        .reconsidered(ObservationReconsidered(why: "A second source", by: .analyst)), merged,
        .unmerged(ObservationUnmerged(why: "It was another day", by: .analyst)),
        .reclassified(ObservationReclassified(sensitivity: .confidential, why: "It names a village", by: .analyst)),
        withdrawn, .consentWithdrawn(ConsentWithdrawn(by: .officer)),
    ]

    static var byways: [[ObservationEvent]] {
        var sealed = details
        sealed.attribution = Attribution(mode: .sealed)
        return [
            [.recorded(ObservationRecorded(details: sealed, by: .officer))],
            [recorded, .consentWithdrawn(ConsentWithdrawn(by: .officer))],
        ]
    }

    static func history(to phase: Observation.Phase) -> [ObservationEvent] {
        switch phase {
        case .submitted: [recorded]
        case .verified: [recorded, verified]
        case .returned: [recorded, returned]
        case .rejected: [recorded, rejected]
        case .merged: [recorded, merged]
        case .withdrawn: [recorded, withdrawn]
        }
    }

    static func command(_ action: Observation.Action, by person: PersonID, variant: Int) -> ObservationCommand {
        let why = "Reason \(variant)"
        return switch action {
        case .record: .record(details, by: person, quoted: .unclassified, at: now)
        case .import: .import(imported(variant))
        case .amend:
            .amend(ObservationAmended(changes: changes(variant), why: why, by: person), quoted: .unclassified, at: now)
        case .resubmit: .resubmit(by: person)
        case .verify: .verify(rating: nil, by: person)
        case .return: .return(why: why, by: person)
        case .reject: .reject(why: why, by: person)
        case .reconsider: .reconsider(why: why, by: person)
        case .merge:
            .merge(MergeTarget(id: ObservationID(sample: 0x12), merging: ObservationID(sample: 0x10)), by: person)
        case .unmerge: .unmerge(why: why, by: person)
        case .reclassify:
            .reclassify(variant % 2 == 0 ? .confidential : .unclassified, why: why, by: person, quoted: .unclassified)
        case .withdraw: .withdraw(why: why, by: person)
        case .withdrawConsent: .withdrawConsent(by: person)
        }
    }

    static func changes(_ variant: Int) -> ObservationChanges {
        var changes = ObservationChanges()
        changes.title = "A better title \(variant)"
        changes.factors = [.leadership]
        return changes
    }

    private static func imported(_ variant: Int) -> ObservationImported {
        var imported = imported
        imported.details.title += " (\(variant))"
        return imported
    }

    static func broken(_ state: ObservationState?) -> String? {
        guard let state else { return nil }
        if (state.phase == .merged) != (state.mergedInto != nil) { return "merged, and into nothing" }
        if state.phase == .verified, !state.isClaimed, state.validated == nil { return "verified, and nothing kept" }
        let attribution = state.details.attribution
        return attribution.mode == .sealed && (attribution.person != nil || attribution.role != nil) ? "named" : nil
    }
}
