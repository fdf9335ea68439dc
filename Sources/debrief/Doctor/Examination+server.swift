import EventStore
import Postgres

extension Examination {
    /// What holds for the whole server or database.
    static func server(_ session: borrowing Session) throws -> [Finding] {
        try [version(session), encoding(session), characters(session), checksums(session)]
            + ["unaccent", "pg_trgm", "btree_gin"].map { try isMade(extension: $0, session) }
    }

    /// Settings without which a power cut may take what was acknowledged.
    static func durability(_ session: borrowing Session) throws -> [Finding] {
        try UnfitServer.durabilitySettings.map { setting in
            let value = try show(setting, session)
            guard value == "off" else { return .ok(setting, value) }
            return .problem(
                setting,
                "off: a power cut may take acknowledged events",
                remedy:
                    "run ALTER SYSTEM SET \(setting) = on, then SELECT pg_reload_conf(); see whether ALTER ROLE set it"
            )
        }
    }

    static func show(_ setting: String, _ session: borrowing Session) throws -> String {
        try session.query("SELECT current_setting(\(setting))").first?.decode(0) ?? ""
    }

    private static func version(_ session: borrowing Session) throws -> Finding {
        let version = try show("server_version", session)
        guard session.serverVersion < ServerPrograms.oldestMajor * 10_000 else { return .ok("server version", version) }
        return .problem("server version", version, remedy: "move to PostgreSQL \(ServerPrograms.oldestMajor) or later")
    }

    private static func encoding(_ session: borrowing Session) throws -> Finding {
        let encoding = try show("server_encoding", session)
        guard encoding != "UTF8" else { return .ok("encoding", encoding) }
        return .problem("encoding", encoding, remedy: "make the database anew with ENCODING 'UTF8' TEMPLATE template0")
    }

    /// In a C locale É has no lower case.
    private static func characters(_ session: borrowing Session) throws -> Finding {
        let row = try session.query(
            "SELECT datctype::text, lower('É' COLLATE \"default\") = 'é' FROM pg_database WHERE datname = current_database()"
        ).first
        let ctype: String = try row?.decode(0) ?? ""
        guard try row?.decode(1) != true else { return .ok("character type", ctype) }
        return .problem(
            "character type",
            "\(ctype), whose lower() doesn't know É",
            remedy: "make the database anew with LOCALE 'C.UTF-8' TEMPLATE template0"
        )
    }

    private static func checksums(_ session: borrowing Session) throws -> Finding {
        guard try show("data_checksums", session) != "on" else { return .ok("data checksums", "on") }
        return .advice(
            "data checksums",
            "off: a failing disk goes unnoticed",
            remedy: "run pg_checksums --enable while the server is stopped"
        )
    }

    private static func isMade(extension name: String, _ session: borrowing Session) throws -> Finding {
        let schema: String? = try session.query(
            "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = \(name)"
        ).first?.decode(0)
        let place = "CREATE SCHEMA IF NOT EXISTS extensions; GRANT USAGE ON SCHEMA extensions TO PUBLIC"
        guard let schema else {
            return .problem(
                "extension \(name)",
                "missing, and search wants it",
                remedy: "have an administrator run \(place); CREATE EXTENSION \(name) WITH SCHEMA extensions"
            )
        }
        // Elsewhere anybody may have planted what goes by its names.
        guard schema == "extensions" else {
            return .problem(
                "extension \(name)",
                "in schema \(schema), where search doesn't look for it",
                remedy: "have an administrator run \(place); ALTER EXTENSION \(name) SET SCHEMA extensions"
            )
        }
        return .ok("extension \(name)", "in schema \(schema)")
    }
}
