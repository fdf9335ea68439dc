import EventStore
import Postgres

extension Examination {
    /// How many seconds a signer may say nothing.
    private static let signerSilence: Int64 = 60
    /// How long a log may go without a backup.
    private static let backupDays = 7

    /// A function that runs as the owner may look for names only where nobody else can plant one, and waits for a lock no
    /// longer than it says; those that stage take none.
    func functions(_ session: borrowing Session) throws -> Finding {
        let schema = organisation.rawValue
        let wrong: [String] = try session.query(
            """
            SELECT oid::regprocedure::text FROM pg_proc
            WHERE pronamespace = \(schema)::regnamespace
                AND (prosecdef AND (NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)
                        OR NOT coalesce('lock_timeout=10s' = ANY (proconfig), false) AND proname NOT IN ('stage', 'stage_log')
                        OR proowner <> \(organisation.role(.owner))::regrole)
                    OR EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0))
            ORDER BY 1
            """
        ).map { try $0.decode(0) }
        guard !wrong.isEmpty else { return .ok("functions", "those that run as the owner are closed to others") }
        return .problem(
            "functions",
            "not as the migrations made them: \(wrong.joined(separator: ", "))",
            remedy: "find out who changed them, then restore a backup"
        )
    }

    /// A partition that nothing guards is a log that can be changed. Each trigger runs the function of its name.
    func triggers(_ session: borrowing Session) throws -> Finding {
        let schema = organisation.rawValue
        let unguarded = try session.query(
            """
            SELECT w.relation::regclass::text, w.name, t.tgenabled IS NOT NULL AS is_there
            FROM (
                SELECT c.oid, n FROM pg_class c, unnest(ARRAY['refuse_change', 'refuse_update']) n
                WHERE c.relnamespace = \(schema)::regnamespace AND (c.relname = 'events' OR c.relispartition)
                    AND c.relkind IN ('r', 'p')
                UNION ALL
                SELECT c.oid, n FROM pg_class c, unnest(ARRAY['refuse_change', 'drop_snapshot']) n
                WHERE c.relnamespace = \(schema)::regnamespace AND c.relname = 'redactions'
            ) w(relation, name)
            LEFT JOIN (pg_trigger t JOIN pg_proc p
                    ON p.oid = t.tgfoid AND p.proname = t.tgname AND p.pronamespace = \(schema)::regnamespace)
                ON t.tgrelid = w.relation AND t.tgname = w.name
            WHERE t.tgenabled IS DISTINCT FROM 'A'
            ORDER BY 1, 2
            """
        ).map {
            (
                table: try $0.decode(0, as: String.self), name: try $0.decode(1, as: String.self),
                isThere: try $0.decode(2, as: Bool.self)
            )
        }
        guard !unguarded.isEmpty else { return .ok("triggers", "they refuse every change of the log") }
        let statements = unguarded.map { "ALTER TABLE \($0.table) ENABLE ALWAYS TRIGGER \($0.name)" }
        return .problem(
            "triggers",
            "missing or disabled: " + unguarded.map { "\($0.name) on \($0.table)" }.joined(separator: ", "),
            remedy: unguarded.allSatisfy(\.isThere)
                ? "find out who did it, then have the owner run \(statements.joined(separator: "; "))"
                : "find out who did it, then restore a backup"
        )
    }

    /// Accents are folded by an extension that may have come after the last migration.
    func search(_ session: borrowing Session) throws -> Finding {
        let unfolded: Bool? = try session.query(
            """
            SELECT EXISTS (SELECT FROM pg_ts_config c
                WHERE c.cfgnamespace = \(organisation.readSchema)::regnamespace
                    AND NOT EXISTS (SELECT FROM pg_ts_config_map m JOIN pg_ts_dict d ON d.oid = m.mapdict
                        WHERE m.mapcfg = c.oid AND d.dictname = 'unaccent'))
            """
        ).first?.decode(0)
        guard unfolded == true else { return .ok("search", "accents are folded") }
        return .problem(
            "search",
            "it tells é from e",
            remedy: "see that the extension unaccent is there, then run debrief migrate --organisation \(organisation)"
        )
    }

    /// A client that goes away in the middle of something must not hold the log or its past.
    static func limits(of role: String, _ session: borrowing Session) throws -> Finding {
        let settings = ["statement_timeout", "idle_in_transaction_session_timeout"]
        let unlimited = try settings.filter { try show($0, session) == "0" }
        guard !unlimited.isEmpty else { return .ok("limits", "statements and idle transactions end") }
        let statements = unlimited.map { "ALTER ROLE \(role) SET \($0) = '5min'" }
        return .problem(
            "limits",
            "\(unlimited.joined(separator: " and ")) off: a lost client keeps what it holds",
            remedy: "have an administrator run \(statements.joined(separator: "; "))"
        )
    }

    /// A log that came from elsewhere says so for ever.
    func origin(_ session: borrowing Session) throws -> Finding {
        let row = try session.query(
            """
            SELECT format('restored from %s by %s at %s', restored_from, restored_by, restored_at), restored_at IS NOT NULL
            FROM \(identifier: organisation.rawValue).organisation
            """
        ).first
        guard let row, try row.decode(1) else { return .ok("origin", "the log was recorded here") }
        return .ok("origin", try row.decode(0))
    }

    /// A log that nobody signs can be changed by who owns the database; one that is refused was.
    func signing(_ session: borrowing Session) throws -> Finding {
        let schema = organisation.rawValue
        let row = try session.query(
            """
            SELECT s.reason, s.position, extract(epoch FROM clock_timestamp() - s.reported_at)::bigint,
                (SELECT max(t.size) FROM \(identifier: schema).signed_trees t),
                (SELECT max(t.size) FROM \(identifier: schema).signed_trees t WHERE t.witnessed)
            FROM \(identifier: schema).signing s
            """
        ).first
        guard let row else { return try unsigned(session) }
        if let reason = try row.decode(0, as: String?.self) {
            return .problem(
                "signing",
                "refused at position \(try row.decode(1, as: Int64.self)): \(reason)",
                remedy: "run debrief audit verify --organisation \(organisation), and find out who did it"
            )
        }
        let (signed, witnessed): (Int64?, Int64?) = (try row.decode(3), try row.decode(4))
        let found = "up to \(signed ?? 0), " + (witnessed.map { "witnessed up to \($0)" } ?? "not witnessed")
        guard try row.decode(2, as: Int64.self) > Self.signerSilence else { return .ok("signing", found) }
        return .advice("signing", "\(found); the signer is silent", remedy: "run debrief up, or debrief sign")
    }

    /// Nothing needs a signature before there was something to change for a day.
    private func unsigned(_ session: borrowing Session) throws -> Finding {
        let isOld: Bool? = try session.query(
            """
            SELECT e.recorded_at < clock_timestamp() - interval '1 day'
            FROM \(identifier: organisation.rawValue).events e ORDER BY e.position LIMIT 1
            """
        ).first?.decode(0)
        guard isOld == true else { return .ok("signing", "nobody yet") }
        return .advice("signing", "nobody signs the log", remedy: "run debrief up, or debrief sign")
    }

    /// Appends make the next partition when a quarter of the last is left; less means that they can't.
    func partitions(_ session: borrowing Session) throws -> Finding {
        let schema = organisation.rawValue
        let row = try session.query(
            """
            SELECT o.partition_rows, b.upper_bound - 1 - coalesce(e.position, 0)
            FROM \(identifier: schema).organisation o,
                (SELECT max(substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO [(]''([0-9]+)''[)]')::bigint) AS upper_bound
                 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                 WHERE i.inhparent = (quote_ident(\(schema)) || '.events')::regclass) b
                LEFT JOIN LATERAL
                (SELECT position FROM \(identifier: schema).events ORDER BY position DESC LIMIT 1) e ON true
            """
        ).first
        let width: Int64 = try row?.decode(0) ?? 0
        let left: Int64 = try row?.decode(1) ?? 0
        guard left < width / 4 else { return .ok("partitions", "room for \(left) events") }
        return .problem(
            "partitions",
            "room for only \(left) events",
            remedy: "run SELECT \(schema).ensure_partitions() as \(organisation.role(.writer))"
        )
    }

    /// Nothing needs a backup before there was something to lose for a week.
    func backup(_ session: borrowing Session) throws -> Finding {
        let schema = organisation.rawValue
        let row = try session.query(
            """
            SELECT b.finished_at::text, extract(day FROM clock_timestamp() - coalesce(b.finished_at, e.recorded_at))::int
            FROM (SELECT max(finished_at) AS finished_at FROM \(identifier: schema).backups) b
                LEFT JOIN LATERAL
                (SELECT recorded_at FROM \(identifier: schema).events ORDER BY position LIMIT 1) e ON true
            """
        ).first
        let finishedAt: String? = try row?.decode(0)
        let days: Int32 = try row?.decode(1) ?? 0
        let found = finishedAt.map { "the last one ended at \($0)" } ?? "none yet"
        guard days >= Self.backupDays else { return .ok("backup", found) }
        return .advice("backup", found, remedy: "run debrief backup FILE, and keep FILE on another machine")
    }
}
