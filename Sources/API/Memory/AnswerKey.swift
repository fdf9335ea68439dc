import EventSourcing
package import Projections

/// Everything but the database that decides what a request is answered with.
package struct AnswerKey: Sendable, Hashable {
    private let principal: Principal
    private let address: String
    private let preferences: [String]
    private let position: Position
    private let isNow: Bool
    private let knownBy: Instant?

    /// Of a question to an address, its query in it, by somebody who prefers such words and forms. What they may see is the
    /// principal's, without what has ended by now.
    package init(_ principal: Principal, _ address: String, _ preferences: [String], asOf: AsOf) {
        (self.principal, self.address, self.preferences) = (principal, address, preferences)
        (position, isNow, knownBy) = (asOf.position, asOf.isNow, asOf.knownBy)
    }
}
