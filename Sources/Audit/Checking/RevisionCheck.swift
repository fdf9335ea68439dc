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
    /// The last revision of each stream, by now.
    private(set) var ends: [StreamName: Revision] = [:]
    private(set) var faults: [LogFault] = []

    /// What is known of the streams' last revisions needs no asking.
    init(_ events: some Sequence<RecordedEvent>, knowing known: [StreamName: Revision] = [:]) {
        for event in events {
            if let last = ends[event.stream] ?? known[event.stream] {
                if event.revision != last + 1 { faults.append(.revision(of: event.position)) }
            } else {
                beginnings[event.stream] = Beginning(revision: event.revision, position: event.position)
            }
            ends[event.stream] = event.revision
        }
    }

    /// What doesn't continue what stands at a position and before: there the revision before has to stand once, and this
    /// one not.
    func faults(behind last: Position, in schema: String, _ session: borrowing Session) throws -> [LogFault] {
        guard !beginnings.isEmpty else { return faults }
        let streams = Array(beginnings)
        // A stream's beginning keeps the search to the partitions that it lies in.
        func count(_ revision: SQL) -> SQL {
            """
            (SELECT count(*) FROM \(identifier: schema).events e WHERE e.stream = s.stream
                AND e.revision = \(sql: revision) AND e.position BETWEEN t.first_position AND \(last))
            """
        }
        let rows = try session.query(
            """
            SELECT s.stream FROM unnest(\(streams.map(\.key.rawValue)), \(streams.map { Int32(clamping: $0.value.revision) }))
                AS s (stream, revision) LEFT JOIN \(identifier: schema).streams t USING (stream)
            WHERE \(sql: count("s.revision - 1")) <> CASE WHEN s.revision > 0 THEN 1 ELSE 0 END
                OR \(sql: count("s.revision")) <> 0
            """
        )
        let before = try rows.compactMap { row in
            beginnings[StreamName(stored: try row.decode(0))].map { LogFault.revision(of: $0.position) }
        }
        return (before + faults).sorted { ($0.position ?? 0) < ($1.position ?? 0) }
    }
}

extension LogFault {
    static func revision(of position: Position) -> LogFault {
        .event(.revision, at: position, "its revision is not the next of its stream")
    }
}
