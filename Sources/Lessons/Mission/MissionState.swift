/// A mission as its events left it.
package struct MissionState: Codable, Sendable, Equatable {
    package internal(set) var details: MissionDetails {
        didSet { if details != oldValue { isTextClaimed = false } }
    }
    /// Whether its text is only what a source claims: nobody here has changed it since the import.
    package internal(set) var isTextClaimed: Bool
    package internal(set) var phase: MissionPhase
    /// In the order in which they were entered; the last is the newest.
    package internal(set) var strengths: [Strength]
    package internal(set) var assessments: [Assessment]
    /// nil where it was imported.
    package let opener: PersonID?
    /// What its source says of it, each time otherwise; the one that it was imported by comes first.
    package internal(set) var claims: [MissionImported]
    /// Whether its phase is only what a source claims: nobody here has moved it since the import.
    package internal(set) var isClaimed: Bool
    package internal(set) var phaseChanged: MissionPhaseChanged?
    package internal(set) var mandateSet: MandateSet?
    package internal(set) var closed: MissionClosed?

    init(_ opened: MissionOpened) {
        (details, phase, opener) = (opened.details, .planning, opened.by)
        (strengths, assessments, claims, isClaimed, isTextClaimed) = ([], [], [], false, false)
    }

    init(_ imported: MissionImported) {
        (details, phase, opener) = (imported.details, imported.phase, nil)
        (strengths, assessments) = (imported.strengths, imported.assessments)
        (claims, isClaimed, isTextClaimed) = ([imported], true, true)
    }
}
