import EventSourcing
import Foundation
import Lessons
import Postgres

/// States of long streams. Only a cache: without it everything is the same, and slower.
struct Snapshots: Sendable {
    let pool: Pool
    let schema: String

    /// The last one that was kept in today's shape.
    func find<Subject: Aggregate>(_ subject: Subject.Type, of stream: StreamName) async throws -> Current<Subject>? {
        try await pool.withSession { [schema] session in
            let row = try session.query(
                """
                SELECT state, revision, position FROM \(identifier: schema).snapshots
                WHERE stream = \(stream.rawValue) AND version = \(subject.stateVersion)
                """
            ).first
            guard let row, let state = try? Self.decode(subject, try row.decode(0)) else { return nil }
            return Current(
                state: state,
                revision: Revision(try row.decode(1, as: Int32.self)),
                position: try row.decode(2)
            )
        }
    }

    /// How many redactions there were so far, of whatever.
    func redactions() async throws -> Int64 {
        try await pool.withSession { [schema] session in
            try session.query("SELECT count(*) FROM \(identifier: schema).redactions").first?.decode(0) ?? 0
        }
    }

    /// A later one stays. What can't be kept is folded again next time; so is what was read before a redaction, for what that
    /// took away may stand in it.
    func keep<Subject: Aggregate>(_ current: Current<Subject>, of stream: StreamName, readAt redactions: Int64) async {
        guard let revision = current.revision, let state = try? JSONEncoder().encode(current.state) else { return }
        _ = try? await pool.transaction { [schema] session in
            try session.execute("LOCK TABLE \(identifier: schema).snapshots IN ROW EXCLUSIVE MODE")
            try session.execute(
                """
                INSERT INTO \(identifier: schema).snapshots AS s (stream, revision, position, version, state)
                SELECT \(stream.rawValue), \(Int32(clamping: revision)), \(current.position),
                    \(Subject.stateVersion), \(String(decoding: state, as: UTF8.self))
                WHERE (SELECT count(*) FROM \(identifier: schema).redactions) = \(redactions)
                ON CONFLICT (stream) DO UPDATE
                SET revision = excluded.revision, position = excluded.position, version = excluded.version,
                    state = excluded.state
                WHERE (s.version, s.revision) < (excluded.version, excluded.revision)
                """
            )
        }
    }

    private static func decode<Subject: Aggregate>(_ subject: Subject.Type, _ text: String) throws -> Subject.State {
        try JSONDecoder().decode(Subject.State.self, from: Data(text.utf8))
    }
}
