package import EventSourcing
package import Lessons
package import UseCases

/// Who sent a request, as how that is known, and what they may do.
package struct Principal: Sendable, Hashable {
    package let person: PersonID
    /// nil for who was forgotten.
    package let name: String?
    package let authentication: Authentication
    /// Which credential it was.
    package let credential: String
    package let scopes: Set<TokenScope>
    package let authority: Authority

    /// Who looks, by what holds at an instant.
    package func viewer(at instant: Instant) -> Viewer {
        Viewer(
            authority,
            authentication: authentication,
            authenticationID: credential,
            scopes: scopes,
            at: instant
        )
    }
}
