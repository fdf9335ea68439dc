/// An observation as its events left it: its text, what became of it, its marks, and what the rules compare.
package struct ObservationState: Codable, Sendable, Equatable {
    package internal(set) var details: ObservationDetails {
        didSet { if details != oldValue { isTextClaimed = false } }
    }
    /// Whether its text is only what a source claims: nobody here has changed it since the import.
    package internal(set) var isTextClaimed: Bool
    /// As it was recorded or imported, whatever was amended since.
    package let original: ObservationDetails
    /// As it was when it was last verified; nil where it never was.
    package internal(set) var validated: ObservationDetails?
    package internal(set) var phase: Observation.Phase
    /// nil where it was imported.
    package let recorder: PersonID?
    /// What its source says of it, each time otherwise; the one that it was imported by comes first.
    package internal(set) var claims: [ObservationImported]
    /// Whether its phase is only what a source claims: nobody here has moved it since the import.
    package internal(set) var isClaimed: Bool
    /// What it is one with; nil unless it is merged.
    package internal(set) var mergedInto: ObservationID?

    package internal(set) var resubmitted: ObservationResubmitted?
    package internal(set) var verified: ObservationVerified?
    package internal(set) var returned: ObservationReturned?
    package internal(set) var rejected: ObservationRejected?
    package internal(set) var reconsidered: ObservationReconsidered?
    package internal(set) var unmerged: ObservationUnmerged?
    package internal(set) var withdrawn: ObservationWithdrawn?

    init(_ recorded: ObservationRecorded) {
        (details, original, phase) = (recorded.details, recorded.details, .submitted)
        (recorder, claims, isClaimed, isTextClaimed) = (recorded.by, [], false, false)
    }

    init(_ imported: ObservationImported) {
        (details, original, phase) = (imported.details, imported.details, imported.phase)
        (recorder, claims, isClaimed, isTextClaimed) = (nil, [imported], true, true)
        mergedInto = imported.mergedInto
        if imported.phase == .verified { validated = imported.details }
    }
}
