import EventSourcing
import EventStore
import Postgres

/// Holds the tables beside the log against the log. Each check is one statement, so it sees one moment of both.
struct TableCheck {
    /// So many rows of one table are named at most.
    static let rowsNamed = 100

    let schema: String
    /// Events behind it are left out: they came while the log was being checked.
    let head: Position

    func faults(_ session: borrowing Session) throws -> [LogFault] {
        try triggers(session) + streams(session) + commands(session) + redactions(session)
    }

    /// What refuses changes of the log, on each of its partitions.
    private func triggers(_ session: borrowing Session) throws -> [LogFault] {
        try session.query(
            """
            SELECT c.relname, t.name FROM pg_class c, unnest(ARRAY['refuse_change', 'refuse_update']) AS t (name)
            WHERE c.relnamespace = \(schema)::regnamespace AND c.relkind IN ('r', 'p')
                AND (c.relname = 'events' OR c.relispartition)
                AND NOT EXISTS (SELECT FROM pg_trigger g
                    WHERE g.tgrelid = c.oid AND g.tgname = t.name AND g.tgenabled = 'A')
            ORDER BY 1, 2
            """
        ).map { row in
            let table: String = try row.decode(0)
            let trigger: String = try row.decode(1)
            return LogFault(.unguarded, in: table, row: trigger, "the trigger \(trigger) is disabled or missing")
        }
    }

    private func streams(_ session: borrowing Session) throws -> [LogFault] {
        try session.query(
            """
            WITH told AS (
                SELECT e.stream, count(*) - 1 AS revision, min(e.position) AS first, max(e.position) AS last
                FROM \(identifier: schema).events e GROUP BY e.stream
            ), numbered AS (
                SELECT t.*, split_part(t.stream, '/', 1) AS category,
                    row_number() OVER (PARTITION BY split_part(t.stream, '/', 1) ORDER BY t.first) AS number
                FROM told t
            )
            SELECT coalesce(n.stream, s.stream), CASE
                    WHEN s.stream IS NULL THEN 'missing'
                    WHEN n.stream IS NULL THEN 'extra'
                    WHEN s.category <> n.category THEN 'category'
                    WHEN s.number <> n.number THEN 'number'
                    WHEN s.revision <> n.revision THEN 'revision'
                    WHEN s.first_position <> n.first THEN 'first_position'
                    WHEN s.last_position <> n.last THEN 'last_position'
                END
            FROM numbered n FULL JOIN \(identifier: schema).streams s ON s.stream = n.stream
            WHERE (s.category, s.number, s.revision, s.first_position, s.last_position)
                IS DISTINCT FROM (n.category, n.number, n.revision, n.first, n.last)
            ORDER BY coalesce(n.first, s.first_position), 1 LIMIT \(Int64(Self.rowsNamed))
            """
        ).map { row in Self.row(try row.decode(0), "streams", differing: try row.decode(1)) }
    }

    private static func row(_ name: String, _ table: String, differing: String) -> LogFault {
        switch differing {
        case "missing": LogFault(.missingRow, in: table, row: name, "the row is missing")
        case "extra": LogFault(.extraRow, in: table, row: name, "the log has no event of it")
        default: LogFault(.row, in: table, row: name, "its \(differing) is not what the log says")
        }
    }

    /// Each event within the positions of its command, and no position in two commands: so the sums agree just where
    /// nothing is missing.
    private func commands(_ session: borrowing Session) throws -> [LogFault] {
        let events = try session.query(
            """
            SELECT w.* FROM (SELECT e.command_id::text, e.position, CASE
                    WHEN c.command_id IS NULL THEN 'missing' WHEN c.actor <> e.actor THEN 'actor' ELSE 'positions'
                END
            FROM \(identifier: schema).events e LEFT JOIN \(identifier: schema).commands c ON c.command_id = e.command_id
            WHERE c.command_id IS NULL OR c.actor <> e.actor
                OR (e.position BETWEEN c.first_position AND c.last_position) IS NOT TRUE
            -- A plan that finds all at once is quicker than one that looks for the first of what isn't there.
            OFFSET 0) w ORDER BY w.position LIMIT \(Int64(Self.rowsNamed))
            """
        )
        let wrong = try events.map { row in
            let fault = Self.row(try row.decode(0), "commands", differing: try row.decode(2))
            let position: Position = try row.decode(1)
            return LogFault(fault.kind, in: fault.table, at: position, row: fault.row, fault.detail)
        }
        return try wrong
            + session.query(
                """
                SELECT c.command_id::text, count(e.position) = 0 FROM \(identifier: schema).commands c
                    LEFT JOIN \(identifier: schema).events e
                        ON e.position IN (c.first_position, c.last_position) AND e.command_id = c.command_id
                WHERE c.first_position IS NOT NULL OR c.last_position IS NOT NULL
                GROUP BY c.command_id
                HAVING count(e.position) < CASE WHEN c.first_position = c.last_position THEN 1 ELSE 2 END
                ORDER BY 1 LIMIT \(Int64(Self.rowsNamed))
                """
            ).map { row in
                Self.row(try row.decode(0), "commands", differing: try row.decode(1) ? "extra" : "positions")
            }
    }

    /// Every record that is gone has an event that says why, and nothing is said to be gone that is there.
    private func redactions(_ session: borrowing Session) throws -> [LogFault] {
        let gone: [Position] = try session.query(
            """
            SELECT e.position FROM \(identifier: schema).events e
            WHERE e.record IS NULL AND e.position <= \(head) ORDER BY 1
            """
        ).map { try $0.decode(0) }
        let extra = try session.query(
            """
            SELECT r.position FROM \(identifier: schema).redactions r LEFT JOIN \(identifier: schema).events e
                ON e.position = r.position AND e.record IS NULL
            WHERE e.position IS NULL ORDER BY 1 LIMIT \(Int64(Self.rowsNamed))
            """
        ).map { row in
            let position: Position = try row.decode(0)
            return LogFault(.extraRow, in: "redactions", at: position, row: "\(position)", "the record is there")
        }
        return try Redactions.unexplained(gone, in: schema, session) + extra
    }
}
