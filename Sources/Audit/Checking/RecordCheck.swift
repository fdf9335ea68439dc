package import EventSourcing
package import EventStore
import Transparency

/// Holds events, one after the other, against their records, what was computed of them, and one another: two computations
/// that know nothing of each other have to agree, the database's and this one.
package struct RecordCheck: Sendable {
    /// So far ahead of this machine's clock may a record's time be, in microseconds.
    private static let clockSlack: Int64 = 5_000_000

    private var position: Position
    private var recordedAt: Instant?

    /// Begins behind an event: its position, 0 for the log's beginning, and when it was recorded.
    package init(after position: Position, recordedAt: Instant?) {
        (self.position, self.recordedAt) = (position, recordedAt)
    }

    /// The next event's leaf, computed anew, or of the digest that stands there where the record was redacted.
    ///
    /// - Parameters:
    ///   - stored: The next row.
    ///   - now: By this machine's clock.
    ///   - report: Is told everything that is wrong with it.
    /// - Returns: nil where there is none.
    package mutating func leaf(of stored: StoredEvent, now: Instant, _ report: (LogFault) -> Void) -> Digest? {
        let event = stored.event
        if event.position != position + 1 {
            report(.event(.missing, at: position + 1, "the event is missing: the next one is \(event.position)"))
        }
        checkTime(of: event, now: now, report)
        position = event.position
        recordedAt = event.recordedAt
        guard let entry = entry(of: stored, report) else { return nil }
        let leaf = Digest(leafOf: entry)
        // Where the digest is another one already, the leaf may still be that of the digest.
        let isKept =
            stored.leaf == leaf.bytes || Digest(bytes: stored.digest).map { Digest(leafOf: $0).bytes } == stored.leaf
        if !isKept { report(.event(.leaf, at: event.position, "the leaf is not that of the digest")) }
        return leaf
    }

    /// Goes on behind a position at which no event can be read.
    mutating func pass(_ position: Position) {
        self.position = position
    }

    private func entry(of stored: StoredEvent, _ report: (LogFault) -> Void) -> Digest? {
        let event = stored.event
        guard let record = event.record else { return Digest(bytes: stored.digest) }
        do {
            try event.check()
        } catch {
            report(LogFault(error, at: event.position))
        }
        let digest = Digest(hashing: record.utf8)
        if digest.bytes != stored.digest {
            report(.event(.digest, at: event.position, "the digest is not that of the record"))
        }
        return digest
    }

    private func checkTime(of event: RecordedEvent, now: Instant, _ report: (LogFault) -> Void) {
        if let recordedAt, event.recordedAt < recordedAt {
            report(
                .event(
                    .timeGoesBack,
                    at: event.position,
                    "it was recorded at \(event.recordedAt), before the event before it (\(recordedAt))"
                )
            )
        }
        if event.recordedAt.microsecondsSince1970 - now.microsecondsSince1970 > Self.clockSlack {
            report(.event(.timeAhead, at: event.position, "its recorded time, \(event.recordedAt), is yet to come"))
        }
    }
}

extension LogFault {
    /// What keeps a stored line from being a record, or differs from it.
    init(_ fault: RecordFault, at position: Position) {
        let kind: Kind = if case .disagreement = fault { .column } else { .notARecord }
        self = .event(kind, at: position, fault.description)
    }
}
