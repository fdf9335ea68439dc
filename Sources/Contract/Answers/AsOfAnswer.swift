package import EventSourcing
package import Projections

/// What an answer is of.
package struct AsOfAnswer: Codable, Sendable, Equatable {
    /// As text: it may be larger than a number of JSON.
    package let position: String
    package let time: Instant
    package let now: Bool
    package let knownBy: Instant?

    package init(_ asOf: AsOf) {
        (position, time, now, knownBy) = (String(asOf.position), asOf.clock, asOf.isNow, asOf.knownBy)
    }

    /// The clock and position again.
    package var asOf: AsOf {
        AsOf(position: Position(position) ?? 0, clock: time, isNow: now, knownBy: knownBy)
    }
}
