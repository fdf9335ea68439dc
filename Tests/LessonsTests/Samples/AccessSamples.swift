import EventSourcing
import Lessons

/// What may happen to a person's access.
enum AccessSamples {
    static let thing = StreamName(stored: "observation/5a000000-0000-4000-8000-000000000009")
    static let granted = AccessGranted(
        Grant(role: .analyst, mission: .minusma, until: .sample("2027-01-01")),
        why: "Seconded to the mission",
        by: .manager
    )
    static let revoked = AccessRevoked(role: .analyst, mission: .minusma, why: "The secondment ended", by: .manager)
    static let admitted = AccessAdmitted(thing: thing, why: "Sits on the board of inquiry", by: .manager)
    static let dismissed = AccessDismissed(thing: thing, why: "The board is done", by: .manager)

    /// One of each event.
    static let events: [AccessEvent] = [
        .granted(granted), .revoked(revoked), .admitted(admitted), .dismissed(dismissed),
    ]
}
