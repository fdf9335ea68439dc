package import EventSourcing

/// What the signer last said of itself.
package struct SigningReport: Sendable, Equatable {
    /// Why the log isn't signed any further.
    package struct Refusal: Error, Sendable, Equatable {
        /// Where the log isn't what it must be.
        package let position: Position
        package let reason: String

        package init(at position: Position, _ reason: String) {
            (self.position, self.reason) = (position, reason)
        }
    }

    /// How far it has signed.
    package let size: Position
    /// nil while it signs.
    package let refusal: Refusal?
    /// Whether the account that signs owns the database too: what it signs then proves nothing against that account,
    /// until somebody outside holds a checkpoint.
    package let ownsDatabase: Bool
    /// By the database's clock.
    package let reportedAt: Instant
}
