import EventSourcing
import Lessons

/// A lesson as an analyst might draw it, and what may happen to it.
enum LessonSamples: AggregateSamples {
    typealias Subject = Lesson

    static let observation = ObservationID(sample: 0x10)
    static let action = ActionID(sample: 0x30)
    static let recommendation = RecommendationReference(review: ReviewID(sample: 0x40), number: 1)
    static let now = Instant.sample("2026-11-24")
    static let details = LessonDetails(
        kind: .lesson,
        title: "One chain of command, drilled before the crisis",
        statement: "Contingents drill the crisis chain of command before they have to use it.",
        rootCause: "Contingents answered to their capitals first.",
        observations: [observation],
        recommendations: [recommendation],
        factors: [.commandAndUnityOfEffort],
        missions: [.minusma],
        missionTypes: [.multidimensional],
        missionPhases: [.operation],
        language: .english,
        sensitivity: .unclassified,
        provenance: Provenance(verified: false)
    )

    static let proposed = LessonEvent.proposed(LessonProposed(details: details, by: .analyst))
    static let analysed = LessonEvent.analysed(
        LessonAnalysed(rootCause: "Orders crossed", factors: [.leadership], by: .analyst)
    )
    static let declined = LessonEvent.declined(LessonDeclined(why: "It is doctrine already", by: .manager))
    static let endorsed = LessonEvent.endorsed(
        LessonEndorsed(observations: [observation], recommendations: [recommendation], by: .manager)
    )
    static let tasked = LessonEvent.tasked(LessonTasked(actions: [action], by: .manager))
    static let implemented = LessonEvent.implemented(
        LessonImplemented(actions: [action], implementers: [.implementer], by: .owner)
    )
    static let learned = LessonEvent.validated(
        LessonValidated(outcome: .learned, evidence: [.sample], reviewOn: .sample("2028-06-30"), by: .validator)
    )
    static let notEffective = LessonEvent.validated(
        LessonValidated(outcome: .notEffective, evidence: [.sample], by: .validator)
    )
    static let superseded = LessonEvent.superseded(
        LessonSuperseded(replacement: LessonID(sample: 0x21), why: "It says more", by: .manager)
    )
    static let contested = LessonEvent.contested(
        LessonContested(why: "The posts were never attacked", evidence: [.sample], by: .officer)
    )
    static let reopened = LessonEvent.reopened(
        LessonReopened(recurrences: [observation], why: "It happened again in Juba", by: .analyst)
    )
    static let imported = LessonImported(
        details: details,
        phase: .learned,
        actions: [action],
        reviewOn: .sample("2027"),
        claim: .sample
    )

    static let events: [LessonEvent] = [
        proposed, .imported(imported), .claimed(imported), .amended(LessonAmended(changes: changes(0), by: .analyst)),
        analysed, declined, endorsed, tasked, implemented, learned,
        .reproved(LessonReproved(evidence: [.sample], reviewOn: .sample("2030"), by: .validator)),
        contested, .settled(LessonSettled(why: "The log was of another sector", by: .manager)), superseded, reopened,
        .reclassified(LessonReclassified(sensitivity: .confidential, why: "It names units", by: .manager)),
    ]

    static var byways: [[LessonEvent]] {
        var bare = details
        (bare.observations, bare.recommendations) = ([], [])
        let other = LessonEvent.tasked(LessonTasked(actions: [ActionID(sample: 0x31)], by: .manager))
        return [
            [proposed, contested], history(to: .learned) + [contested],
            [.proposed(LessonProposed(details: bare, by: .analyst)), analysed], history(to: .tasked) + [other],
            [.imported(imported)],
        ]
    }

    static var grounds: Grounds { Grounds(support: [.recommendation(recommendation)], standings: [settled]) }

    static let settled = ActionStanding(
        id: action,
        implementation: .verified,
        implementers: [.implementer]
    )

    static func history(to phase: Lesson.Phase) -> [LessonEvent] {
        switch phase {
        case .proposed: [proposed]
        case .analysed: [proposed, analysed]
        case .declined: [proposed, declined]
        case .identified: [proposed, analysed, endorsed]
        case .tasked: [proposed, analysed, endorsed, tasked]
        case .implemented: [proposed, analysed, endorsed, tasked, implemented]
        case .learned: [proposed, analysed, endorsed, tasked, implemented, learned]
        case .notEffective: [proposed, analysed, endorsed, tasked, implemented, notEffective]
        case .superseded: [proposed, superseded]
        }
    }

    static func command(_ action: Lesson.Action, by person: PersonID, variant: Int) -> LessonCommand {
        let why = "Reason \(variant)"
        let evidence = [Evidence(text: "Evidence \(variant)", source: "Log")]
        return switch action {
        case .propose: .propose(details, by: person, quoted: .unclassified)
        case .import: .import(imported(variant))
        case .amend: .amend(LessonAmended(changes: changes(variant), by: person), quoted: .unclassified)
        case .analyse: .analyse(rootCause: why, factors: [], by: person)
        case .decline: .decline(why: why, by: person)
        case .endorse: .endorse(support: [.observation(observation, isVerified: variant % 2 == 1)], by: person)
        case .task:
            .task(
                [ActionStanding(id: ActionID(sample: 0x30 + UInt8(variant)), implementation: .notStarted)],
                by: person
            )
        case .implement: .implement([settled], by: person)
        case .validate:
            .validate(
                LessonValidated(outcome: .learned, evidence: evidence, reviewOn: .sample("2030"), by: person),
                standings: [settled],
                at: now
            )
        case .reprove:
            .reprove(
                LessonReproved(evidence: evidence, reviewOn: .sample("20\(variant % 50 + 31)"), by: person),
                at: now
            )
        case .contest: .contest(LessonContested(why: why, evidence: evidence, by: person))
        case .settle: .settle(why: why, by: person)
        case .supersede:
            .supersede(
                LessonReplacement(id: LessonID(sample: 0x22), replacing: LessonID(sample: 0x20)),
                why: why,
                by: person
            )
        case .reopen: .reopen(recurrences: [observation], why: why, by: person)
        case .reclassify:
            .reclassify(variant % 2 == 0 ? .confidential : .unclassified, why: why, by: person, quoted: .unclassified)
        }
    }

    static func changes(_ variant: Int) -> LessonChanges {
        var changes = LessonChanges()
        changes.title = "A better title \(variant)"
        return changes
    }

    private static func imported(_ variant: Int) -> LessonImported {
        var imported = imported
        imported.details.title += " (\(variant))"
        return imported
    }

    static func broken(_ state: LessonState?) -> String? {
        guard let state, !state.isClaimed else { return nil }
        if [.identified, .tasked, .implemented].contains(state.phase), let endorsed = state.endorsed,
            endorsed.observations.isEmpty, endorsed.recommendations.isEmpty
        {
            return "endorsed on nothing"
        }
        guard state.phase == .learned else { return nil }
        guard state.reviewOn != nil else { return "learned without a day of review" }
        guard let validated = state.validated else { return state.claims.isEmpty ? "learned by nobody" : nil }
        if validated.evidence.isEmpty { return "learned without evidence" }
        if validated.by == state.proposer { return "validated by who proposed it" }
        return state.implemented?.implementers.contains(validated.by) == true ? "validated by who implemented it" : nil
    }
}

extension Instant {
    /// The beginning of a day.
    static func sample(_ day: String) -> Instant {
        guard let instant = Instant("\(day)T00:00:00.000000Z") else { fatalError("\(day) is no day") }
        return instant
    }
}
