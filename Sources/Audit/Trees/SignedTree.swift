package import EventSourcing

/// A tree that was signed and published.
package struct SignedTree: Sendable, Equatable {
    /// How many events it covers: those up to this position.
    package let size: Position
    /// Its checkpoint: a signed note, with the witnesses' lines where there are any.
    package let note: String
    /// Whether somebody else signed as well that it continues what they saw before.
    package let isWitnessed: Bool
    /// By the database's clock.
    package let signedAt: Instant
}
