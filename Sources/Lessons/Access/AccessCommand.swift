package import EventSourcing

/// What may be asked of a person's access.
package enum AccessCommand: Sendable {
    /// `isFirst` is an organisation's first: nobody is there yet who could give it to whoever gives it to themselves.
    case grant(AccessGranted, to: PersonID, isFirst: Bool, at: Instant)
    case revoke(AccessRevoked)
    case admit(AccessAdmitted, person: PersonID)
    /// Whoever makes a thing strictly confidential goes on reading it.
    case keep(StreamName, by: PersonID)
    case dismiss(AccessDismissed)
}
