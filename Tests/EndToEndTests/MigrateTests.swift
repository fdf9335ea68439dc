import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// A server of the person's own, named by DEBRIEF_DATABASE_URL.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct MigrateTests {
    @Test func anOrganisationIsMadeAndKeptUpToDate() async throws {
        try await NamedServer.with { server, machine in
            let dry: MigrateAnswer = try await machine.debrief(
                "migrate",
                "--dry-run",
                "--json",
                environment: server.owner
            ).answer()
            #expect(dry.applied.isEmpty && dry.pending.first?.number == 1)
            #expect(try await machine.debrief("doctor", environment: server.owner).code == 69)

            let source = "https://\(server.organisation).example.org/"
            let run = try await machine.debrief("migrate", "--json", "--source", source, environment: server.owner)
            let made: MigrateAnswer = try run.answer()
            #expect(made.applied.map(\.name) == dry.pending.map(\.name))
            let again = try await machine.debrief("migrate", environment: server.owner)
            #expect(again.output == "\(server.organisation) is up to date\n")
            #expect(
                try await machine.debrief("organisation", "list", environment: server.owner).output
                    == "\(server.organisation)  \(source)\n"
            )
        }
    }

    @Test func aMemberWorksAsTheOrganisationsRole() async throws {
        try await NamedServer.with { server, machine in
            #expect(try await machine.debrief("migrate", environment: server.owner).code == 0)
            let refused = try await machine.debrief("doctor", "--json", environment: server.clerk)
            #expect(refused.code == 69)
            let diagnosis: DoctorAnswer = try refused.answer()
            #expect(diagnosis.complaints == ["login"])
            #expect(diagnosis.finding("login")?.remedy?.contains("GRANT") == true)

            try await server.administer("GRANT \(server.organisation)_writer TO \(server.login)_clerk")
            let allowed = try await machine.debrief("doctor", environment: server.clerk)
            #expect(allowed.code == 0, "\(allowed.output)\(allowed.complaint)")
            #expect(allowed.output.contains("ok       login: as \(server.organisation)_writer"))
        }
    }

    /// As in any database that was made before PostgreSQL 15: everybody may plant in `public`.
    @Test func nothingPlantedIsRunAsWhoMigrates() async throws {
        try await NamedServer.with { server, machine in
            try await server.administer(
                "GRANT CREATE ON SCHEMA public TO PUBLIC",
                """
                CREATE FUNCTION public.planted(name, name) RETURNS text LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'planted, run as %', current_user; END $$
                """,
                "CREATE OPERATOR public.|| (LEFTARG = name, RIGHTARG = name, FUNCTION = public.planted)",
                in: server.database
            )
            #expect(try await machine.debrief("migrate", environment: server.owner).code == 0)
            for command in [["organisation", "list"], ["migrate"], ["doctor"]] {
                let run = try await machine.debrief(command, environment: server.owner)
                #expect(command == ["doctor"] || run.code == 0, "\(command): \(run.complaint)")
                #expect(!"\(run.output)\(run.complaint)".contains("planted, run as"), "\(command)")
            }
        }
    }

    /// An administrator made the extensions where search doesn't look for them, and moves them as doctor says.
    @Test func extensionsThatComeLaterAreTakenUp() async throws {
        try await NamedServer.with { server, machine in
            let extensions = ["unaccent", "pg_trgm", "btree_gin"]
            for name in extensions { try await server.administer("CREATE EXTENSION \(name)", in: server.database) }
            #expect(try await machine.debrief("migrate", environment: server.owner).code == 0)
            for role in ["writer", "projector", "reader"] {
                try await server.administer("GRANT \(server.organisation)_\(role) TO \(server.login)")
            }
            let person = server.owner.merging(["DEBRIEF_ACTOR": "Lena"]) { $1 }
            try await machine.debrief("people", "add", "Lena", environment: person)
            try await machine.debrief("observe", "Un pont évacué", "--language", "fr", environment: person)
            let apart = try await machine.debrief("search", "evacue", environment: person)
            #expect(apart.code == 0 && !apart.output.contains("O-1"), "\(apart.output)\(apart.complaint)")
            let before: DoctorAnswer = try await machine.debrief("doctor", "--json", environment: server.owner).answer()
            #expect(Set(before.complaints).isSuperset(of: extensions.map { "extension \($0)" } + ["search"]))
            for name in extensions {
                let remedy = try #require(before.finding("extension \(name)")?.remedy)
                let statements = remedy.replacing("have an administrator run ", with: "")
                try await server.administer(statements, in: server.database)
            }

            #expect(try await machine.debrief("migrate", environment: server.owner).code == 0)
            let after: DoctorAnswer = try await machine.debrief("doctor", "--json", environment: server.owner).answer()
            #expect(!after.complaints.contains { $0.hasPrefix("extension") || $0 == "search" }, "\(after.complaints)")
            for words in ["evacue", "évacué"] {
                #expect(try await machine.debrief("search", words, environment: person).output.contains("O-1"))
            }
        }
    }

    @Test func rolesThatAnAdministratorMadeAreTakenByALoginThatMayMakeNone() async throws {
        try await NamedServer.with { server, machine in
            for role in ["owner", "writer", "projector", "signer", "reader", "guest"] {
                try await server.administer("CREATE ROLE \(server.organisation)_\(role)")
            }
            try await server.administer(
                "GRANT \(server.organisation)_owner TO \(server.login)_clerk",
                "GRANT CREATE ON DATABASE \(server.database) TO \(server.login)_clerk"
            )
            let run = try await machine.debrief("migrate", environment: server.clerk)
            #expect(run.code == 0, "\(run.complaint)")
        }
    }

    @Test func aClientOfANamedServerHoldsNothingForLong() async throws {
        try await NamedServer.with { server, machine in
            #expect(try await machine.debrief("migrate", environment: server.owner).code == 0)
            try await server.administer("GRANT \(server.organisation)_writer TO \(server.login)_clerk")
            let doctor = try await machine.debrief("doctor", environment: server.clerk)
            #expect(doctor.output.contains("ok       limits: statements and idle transactions end"))
        }
    }

    @Test func aLoginThatMayNotMigrateIsToldSo() async throws {
        try await NamedServer.with { server, machine in
            let run = try await machine.debrief("migrate", environment: server.clerk)
            #expect(run.code == 77 && run.isOnePlainSentence, "\(run.complaint)")
        }
    }

    @Test func aServerThatCantBeReachedIsNamed() async throws {
        try await NamedServer.with { server, machine in
            let cases: [(String, Int32)] = [
                ("host=\(machine.folder) dbname=debrief user=nobody", 69),
                (server.conninfo(login: server.login, password: "guess"), 77),
                (server.conninfo(login: server.login, database: "no_such_database"), 69),
                ("postgresql://[", 64),
                ("host=127.0.0.1 port=1 dbname=debrief user=nobody", 69),
            ]
            for (url, code) in cases {
                let run = try await machine.debrief("doctor", environment: ["DEBRIEF_DATABASE_URL": url])
                #expect(run.code == code && run.isOnePlainSentence, "\(url): \(run.complaint)")
                #expect(!run.complaint.contains("guess"))
            }
        }
    }

    @Test func theServersOwnBackupAndNoPrivateCluster() async throws {
        try await NamedServer.with { server, machine in
            #expect(try await machine.debrief("migrate", environment: server.owner).code == 0)
            let file = machine.folder + "/home/debrief.backup"
            let run = try await machine.debrief("backup", file, environment: server.owner)
            #expect(run.code == 0, "\(run.complaint)")
            for words in [["up", "--database-only"], ["down"], ["restore", file]] {
                let run = try await machine.debrief(words, environment: server.owner)
                #expect(run.code == 64 && run.isOnePlainSentence)
            }
            #expect(!FileManager.default.fileExists(atPath: machine.base))
        }
    }
}
