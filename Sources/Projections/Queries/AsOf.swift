package import EventSourcing
import Lessons

/// What a question is asked of: the read models as they were at a position of the log.
package struct AsOf: Sendable, Codable, Equatable {
    package let position: Position
    /// The clock by which what hangs on one is told: overdue, silent, lapsed.
    package let clock: Instant
    /// Whether it is how things stand now.
    package let isNow: Bool
    /// Only what was known then, as the sources claim; nil for all that was recorded.
    package let knownBy: Instant?

    package init(position: Position, clock: Instant, isNow: Bool, knownBy: Instant? = nil) {
        (self.position, self.clock, self.isNow, self.knownBy) = (position, clock, isNow, knownBy)
    }

    /// The last event of the log that counts; now, whatever is recorded meanwhile does too.
    package var through: Position { isNow ? .max : position }
}

/// What somebody asks to go back to.
package enum PointInTime: Sendable, Equatable {
    case position(Position)
    /// The last position recorded before its end: a day, say, from its first microsecond to its last.
    case time(from: Instant, through: Instant)

    /// A position (`4711`), an instant (`2016-07-08T12:00:00Z`), or a day or month (`2016-07-08`), which is its end in
    /// a zone (`+02:00`; UTC where none is named). nil for anything else.
    package init?(_ text: String, zone: String? = nil) {
        if let position = Position(text) {
            guard position >= 0 else { return nil }
            self = .position(position)
            return
        }
        guard let date = WorldDate(text), !text.contains("/") else { return nil }
        guard let zone, text.utf8.count == 10 else {
            self = .time(from: date.earliest, through: date.latest)
            return
        }
        guard let first = WorldDate("\(text)T00:00:00\(zone)"), let last = WorldDate("\(text)T23:59:59\(zone)") else {
            return nil
        }
        self = .time(from: first.earliest, through: last.latest)
    }

    /// Whether all of it is still to come.
    package func isAhead(of now: Instant) -> Bool {
        switch self {
        case .position: false
        case .time(let first, _): now < first
        }
    }
}
