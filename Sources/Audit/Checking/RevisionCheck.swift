import EventSourcing
import EventStore
import Postgres

/// Holds the revisions of events in a row against those that their streams had before.
struct RevisionCheck {
    private struct Beginning {
        let revision: Revision
        let position: Position
    }

    private var beginnings: [StreamName: Beginning] = [:]
    private var ends: [StreamName: Revision] = [:]
    private(set) var faults: [LogFault] = []

    init(_ events: some Sequence<RecordedEvent>) {
        for event in events {
            if let last = ends[event.stream] {
                if event.revision != last + 1 { faults.append(.revision(of: event.position, due: last + 1)) }
            } else {
                beginnings[event.stream] = Beginning(revision: event.revision, position: event.position)
            }
            ends[event.stream] = event.revision
        }
    }

    /// What doesn't continue what stands at a position and before.
    func faults(behind last: Position, in schema: String, _ session: borrowing Session) throws -> [LogFault] {
        // A stream's beginning keeps the search to the partitions that it lies in.
        let rows = try session.query(
            """
            SELECT s.stream, (SELECT max(e.revision) FROM \(identifier: schema).events e
                WHERE e.stream = s.stream AND e.position BETWEEN t.first_position AND \(last))
            FROM unnest(\(beginnings.keys.map(\.rawValue))) AS s (stream)
                LEFT JOIN \(identifier: schema).streams t USING (stream)
            """
        )
        let before = try rows.compactMap { row -> LogFault? in
            let stream = StreamName(stored: try row.decode(0))
            let due = try row.decode(1, as: Int32?.self).map { Revision($0) + 1 } ?? 0
            guard let beginning = beginnings[stream], beginning.revision != due else { return nil }
            return .revision(of: beginning.position, due: due)
        }
        return (before + faults).sorted { ($0.position ?? 0) < ($1.position ?? 0) }
    }
}

extension LogFault {
    fileprivate static func revision(of position: Position, due: Revision) -> LogFault {
        .event(.revision, at: position, "its revision is not \(due), the next of its stream")
    }
}
