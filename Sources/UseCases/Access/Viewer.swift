package import EventSourcing
package import Lessons

/// Who looks at the ledger, as how that was known, and when: everything that is read or decided is held against it.
package struct Viewer: Sendable {
    package let authority: Authority
    package let authentication: Authentication
    /// Which credential it was.
    package let authenticationID: String?
    /// By which grants are told to have ended.
    package let instant: Instant
    /// What the credential is good for, whatever its person may do.
    package let scopes: Set<TokenScope>

    package init(
        _ authority: Authority,
        authentication: Authentication,
        authenticationID: String? = nil,
        scopes: Set<TokenScope> = [.read, .write],
        at instant: Instant
    ) {
        (self.authority, self.authentication) = (authority, authentication)
        (self.authenticationID, self.scopes, self.instant) = (authenticationID, scopes, instant)
    }

    /// Whoever holds the database's credentials.
    package static var local: Viewer { Viewer(.unlimited, authentication: .local, at: .now) }

    /// nil of whoever holds the database's credentials: nobody checks who that is.
    var person: PersonID? {
        guard case .granted(let holding) = authority else { return nil }
        return holding.person
    }

    var isUnlimited: Bool { authority == .unlimited }

    /// Whether everything is open that is no thing of the ledger: access, openings, redactions.
    var oversees: Bool { authority.holdsEverywhere(anyOf: [.auditor, .administrator], at: instant) }

    func mayExport(_ stream: StreamName, _ headline: Headline) -> Bool {
        isUnlimited || headline.sensitivity != .strictlyConfidential && maySee(stream, headline)
    }

    func maySee(_ stream: StreamName, _ headline: Headline) -> Bool {
        authority.mayRead(stream, missions: headline.missions, sensitivity: headline.sensitivity, at: instant)
    }
}
