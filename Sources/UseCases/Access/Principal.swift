package import EventSourcing
package import Lessons

/// Who asks, how that is known, and what they may see and do.
package struct Principal: Sendable {
    package let person: PersonID
    package let authentication: Authentication
    /// Which credential it was; nil where there is none.
    package let authenticationID: String?
    package let authority: Authority

    package init(
        person: PersonID,
        authentication: Authentication,
        authenticationID: String? = nil,
        authority: Authority
    ) {
        self.person = person
        self.authentication = authentication
        self.authenticationID = authenticationID
        self.authority = authority
    }
}
