package import EventSourcing

/// An alert as its events left it: on what it stands and what became of it.
package struct AlertState: Codable, Sendable, Equatable {
    package internal(set) var details: AlertDetails
    package internal(set) var phase: Alert.Phase
    /// What its source says of it, each time otherwise; the one that it was imported by comes first.
    package internal(set) var claims: [AlertImported]
    /// Whether its phase is only what a source claims: nobody here has moved it since the import.
    package internal(set) var isClaimed: Bool

    package internal(set) var acknowledged: AlertAcknowledged?
    package internal(set) var confirmed: AlertConfirmed?
    package internal(set) var dismissed: AlertDismissed?
    package internal(set) var reconsidered: AlertReconsidered?

    init(_ raised: AlertRaised) {
        (details, phase, claims, isClaimed) = (raised.details, .raised, [], false)
    }

    init(_ imported: AlertImported) {
        (details, phase, claims, isClaimed) = (imported.details, imported.phase, [imported], true)
    }
}

extension AlertState {
    /// The last moment at which it is not escalated, as long as nobody acknowledges it; nil where somebody did.
    package var escalatedAfter: Instant? {
        guard phase == .raised else { return nil }
        return details.raised.adding(days: Alert.acknowledgedWithinDays)
    }

    /// Whether the time to acknowledge it has passed, and nobody did.
    package func isEscalated(at time: Instant) -> Bool { escalatedAfter.map { $0 < time } ?? false }
}
