package import EventSourcing

/// A lesson as its events left it: its text, how far it has come, its marks, and what the rules compare.
package struct LessonState: Codable, Sendable, Equatable {
    package internal(set) var details: LessonDetails {
        didSet { if details != oldValue { isTextClaimed = false } }
    }
    /// Whether its text is only what a source claims: nobody here has changed it since the import.
    package internal(set) var isTextClaimed: Bool
    /// As it was proposed or imported, whatever was amended since.
    package let original: LessonDetails
    package internal(set) var phase: Lesson.Phase
    /// nil where it was imported.
    package let proposer: PersonID?
    package internal(set) var actions: [ActionID]
    /// When a lesson learned lapses.
    package internal(set) var reviewOn: WorldDate?
    /// What stands against it, until it is settled.
    package internal(set) var contests: [LessonContested] = []
    /// What its source says of it, each time otherwise; the one that it was imported by comes first.
    package internal(set) var claims: [LessonImported]
    /// Whether its phase is only what a source claims: nobody here has moved it since the import.
    package internal(set) var isClaimed: Bool

    package internal(set) var analysed: LessonAnalysed?
    package internal(set) var declined: LessonDeclined?
    package internal(set) var endorsed: LessonEndorsed?
    package internal(set) var implemented: LessonImplemented?
    package internal(set) var validated: LessonValidated?
    package internal(set) var reproved: LessonReproved?
    package internal(set) var settled: LessonSettled?
    package internal(set) var superseded: LessonSuperseded?
    package internal(set) var reopened: LessonReopened?

    package var isContested: Bool { !contests.isEmpty }

    init(_ proposed: LessonProposed) {
        (details, original, phase) = (proposed.details, proposed.details, .proposed)
        (proposer, actions, claims, isClaimed, isTextClaimed) = (proposed.by, [], [], false, false)
    }

    init(_ imported: LessonImported) {
        (details, original, phase) = (imported.details, imported.details, imported.phase)
        (proposer, actions, reviewOn) = (nil, imported.actions, imported.reviewOn)
        (claims, isClaimed, isTextClaimed) = ([imported], true, true)
    }
}

extension LessonState {
    /// The last moment at which it has not lapsed, as long as nothing changes; nil where it can't.
    package var lapsedAfter: Instant? { phase == .learned ? reviewOn?.latest : nil }

    /// Whether it was learned and its date of review has passed.
    package func isLapsed(at time: Instant) -> Bool { lapsedAfter.map { $0 < time } ?? false }
}
