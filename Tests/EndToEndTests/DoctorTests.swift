import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5)))
struct DoctorTests {
    /// Something that somebody did to a well database, the findings that show it, and what the first of them says.
    struct Harm {
        let done: String
        let undone: String
        let findings: [String]
        var words = ""
    }

    private static let harms = [
        Harm(
            done: "REVOKE SELECT ON debrief.events FROM debrief_writer",
            undone: "GRANT SELECT ON debrief.events TO debrief_writer",
            findings: ["role debrief_writer", "login"],
            words: "GRANT SELECT ON debrief.events TO debrief_writer"
        ),
        Harm(
            done: "REVOKE EXECUTE ON FUNCTION debrief.ensure_partitions(bigint) FROM debrief_writer",
            undone: "GRANT EXECUTE ON FUNCTION debrief.ensure_partitions(bigint) TO debrief_writer",
            findings: ["role debrief_writer"],
            words: "GRANT EXECUTE ON FUNCTION debrief.ensure_partitions(bigint) TO debrief_writer"
        ),
        Harm(
            done: "GRANT INSERT ON debrief.events_1 TO debrief_projector",
            undone: "REVOKE INSERT ON debrief.events_1 FROM debrief_projector",
            findings: ["role debrief_projector"]
        ),
        Harm(
            done: "GRANT SELECT ON debrief.events TO debrief_reader",
            undone: "REVOKE SELECT ON debrief.events FROM debrief_reader",
            findings: ["role debrief_reader"]
        ),
        Harm(
            done: "REVOKE UPDATE (name) ON debrief.people FROM debrief_writer",
            undone: "GRANT UPDATE (name) ON debrief.people TO debrief_writer",
            findings: ["role debrief_writer"],
            words: "GRANT UPDATE (name) ON debrief.people TO debrief_writer"
        ),
        Harm(
            done: "REVOKE CREATE ON SCHEMA debrief$read FROM debrief_projector",
            undone: "GRANT CREATE ON SCHEMA debrief$read TO debrief_projector",
            findings: ["role debrief_projector"],
            words: #"GRANT CREATE ON SCHEMA "debrief$read" TO debrief_projector"#
        ),
        Harm(
            done: "GRANT UPDATE (address) ON debrief.people TO debrief_reader",
            undone: "REVOKE UPDATE (address) ON debrief.people FROM debrief_reader",
            findings: ["role debrief_reader"],
            words: "REVOKE UPDATE (address) ON debrief.people FROM debrief_reader"
        ),
        Harm(
            done: "GRANT EXECUTE ON FUNCTION debrief.redact(bigint) TO debrief_reader",
            undone: "REVOKE EXECUTE ON FUNCTION debrief.redact(bigint) FROM debrief_reader",
            findings: ["role debrief_reader"],
            words: "REVOKE EXECUTE ON FUNCTION debrief.redact(bigint) FROM debrief_reader"
        ),
        Harm(
            done: "GRANT debrief_writer TO debrief_guest",
            undone: "REVOKE debrief_writer FROM debrief_guest",
            findings: ["role debrief_guest"],
            words: "REVOKE debrief_writer FROM debrief_guest"
        ),
        Harm(
            done: "GRANT debrief_owner TO debrief_signer",
            undone: "REVOKE debrief_owner FROM debrief_signer",
            findings: ["role debrief_signer"],
            words: "REVOKE debrief_owner FROM debrief_signer"
        ),
        Harm(
            done: "GRANT CREATE ON SCHEMA debrief TO debrief_writer",
            undone: "REVOKE CREATE ON SCHEMA debrief FROM debrief_writer",
            findings: ["role debrief_writer"]
        ),
        Harm(
            done: "ALTER ROLE debrief_writer SUPERUSER",
            undone: "ALTER ROLE debrief_writer NOSUPERUSER",
            findings: ["role debrief_writer"],
            words: "ALTER ROLE debrief_writer NOSUPERUSER"
        ),
        Harm(
            done: "ALTER ROLE debrief_owner LOGIN",
            undone: "ALTER ROLE debrief_owner NOLOGIN",
            findings: ["role debrief_owner"]
        ),
        Harm(
            done: "ALTER ROLE debrief_writer NOLOGIN",
            undone: "ALTER ROLE debrief_writer LOGIN",
            findings: ["login"]
        ),
        Harm(
            done: "ALTER TABLE debrief.events_1 DISABLE TRIGGER refuse_change",
            undone: "ALTER TABLE debrief.events_1 ENABLE ALWAYS TRIGGER refuse_change",
            findings: ["triggers"]
        ),
        Harm(
            done: "ALTER TABLE debrief.events ENABLE TRIGGER refuse_update",
            undone: "ALTER TABLE debrief.events ENABLE ALWAYS TRIGGER refuse_update",
            findings: ["triggers"]
        ),
        Harm(
            done: "ALTER TABLE debrief.redactions DISABLE TRIGGER drop_snapshot",
            undone: "ALTER TABLE debrief.redactions ENABLE ALWAYS TRIGGER drop_snapshot",
            findings: ["triggers"]
        ),
        Harm(
            done: "ALTER FUNCTION debrief.ensure_partitions(bigint) RESET search_path",
            undone: "ALTER FUNCTION debrief.ensure_partitions(bigint) SET search_path = pg_catalog, pg_temp",
            findings: ["functions"]
        ),
        Harm(
            done: "GRANT EXECUTE ON FUNCTION debrief.redact(bigint) TO PUBLIC",
            undone: "REVOKE EXECUTE ON FUNCTION debrief.redact(bigint) FROM PUBLIC",
            findings: ["functions"]
        ),
        Harm(
            done: "ALTER FUNCTION debrief.ensure_partitions(bigint) RESET lock_timeout",
            undone: "ALTER FUNCTION debrief.ensure_partitions(bigint) SET lock_timeout = '10s'",
            findings: ["functions"]
        ),
        Harm(
            done: "ALTER ROLE debrief_writer RESET idle_in_transaction_session_timeout",
            undone: "ALTER ROLE debrief_writer SET idle_in_transaction_session_timeout = '5min'",
            findings: ["limits"],
            words: "ALTER ROLE debrief_writer SET idle_in_transaction_session_timeout = '5min'"
        ),
        Harm(
            done: """
                ALTER TEXT SEARCH CONFIGURATION debrief$read.french
                ALTER MAPPING FOR hword, hword_part, word WITH french_stem
                """,
            undone: """
                ALTER TEXT SEARCH CONFIGURATION debrief$read.french
                ALTER MAPPING FOR hword, hword_part, word WITH extensions.unaccent, french_stem
                """,
            findings: ["search"],
            words: "debrief migrate"
        ),
        Harm(
            done: "ALTER ROLE debrief_writer SET synchronous_commit = off",
            undone: "ALTER ROLE debrief_writer RESET synchronous_commit",
            findings: ["synchronous_commit"]
        ),
        Harm(
            done: "ALTER SYSTEM SET fsync = off",
            undone: "ALTER SYSTEM RESET fsync",
            findings: ["fsync"]
        ),
        Harm(
            done: "ALTER SYSTEM SET full_page_writes = off",
            undone: "ALTER SYSTEM RESET full_page_writes",
            findings: ["full_page_writes"]
        ),
        Harm(
            done: "DROP EXTENSION btree_gin CASCADE",
            undone: "CREATE EXTENSION btree_gin WITH SCHEMA extensions",
            findings: ["extension btree_gin"],
            words: "CREATE EXTENSION btree_gin"
        ),
        Harm(
            done: "INSERT INTO debrief.migrations (number, name, checksum) VALUES (9999, 'later', '')",
            undone: "DELETE FROM debrief.migrations WHERE number = 9999",
            findings: ["migrations"],
            words: "9999"
        ),
        Harm(
            done: "UPDATE debrief.migrations SET checksum = checksum || '\\x00' WHERE number = 1",
            undone: "UPDATE debrief.migrations SET checksum = substring(checksum FOR 32) WHERE number = 1",
            findings: ["migrations"]
        ),
        Harm(
            done: "UPDATE debrief.organisation SET partition_rows = 1000000000",
            undone: "UPDATE debrief.organisation SET partition_rows = 10000000",
            findings: ["partitions"]
        ),
    ]

    @Test func eachHarmIsFoundAndNamed() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            for harm in Self.harms {
                try await change(machine, harm.done)
                let run = try await machine.debrief("doctor", "--json")
                let diagnosis: DoctorAnswer = try run.answer()
                #expect(run.code == 69, "\(harm.done)")
                #expect(diagnosis.complaints == harm.findings, "\(harm.done)")
                let finding = diagnosis.finding(harm.findings[0])
                let words = "\(finding?.found ?? "") \(finding?.remedy ?? "")"
                #expect(harm.words.isEmpty || words.contains(harm.words), "\(harm.done)")
                try await change(machine, harm.undone)
            }
            #expect(try await machine.doctor().isWell)
        }
    }

    /// `ALTER SYSTEM` goes by itself, and counts once the server has read its files again.
    private func change(_ machine: Machine, _ statement: String) async throws {
        try await machine.withSession { session in
            try session.script(statement)
            try session.script("SELECT pg_reload_conf(), pg_sleep(0.1)")
        }
    }

    @Test func theStatementsThatItNamesMend() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.withSession { session in
                let roles = "debrief_writer, debrief_signer, debrief_projector, debrief_reader"
                try session.script("REVOKE ALL ON ALL TABLES IN SCHEMA debrief, debrief$read FROM \(roles)")
                try session.script("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA debrief FROM \(roles)")
                try session.script("REVOKE ALL ON SCHEMA debrief, debrief$read FROM debrief_writer, debrief_projector")
                try session.script("GRANT TRUNCATE ON debrief.streams TO debrief_projector")
            }
            for role in ["writer", "signer", "projector", "reader"] {
                let remedy = try #require(try await machine.doctor().finding("role debrief_\(role)")?.remedy)
                let statements = remedy.replacing("have an administrator run ", with: "")
                try await machine.withSession { try $0.script(statements) }
            }
            #expect(try await machine.doctor().isWell)
        }
    }

    @Test func colourIsForTerminalsThatWantIt() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let piped = try await machine.debrief("doctor").output
            #expect(!piped.contains("\u{1b}"))
            let shown = try await machine.onTerminal("doctor")
            #expect(shown.contains("\u{1b}[32mok"))
            let plain = try await machine.onTerminal("doctor", environment: ["NO_COLOR": "1"])
            #expect(plain.contains("ok ") && !plain.contains("\u{1b}"))
        }
    }
}
