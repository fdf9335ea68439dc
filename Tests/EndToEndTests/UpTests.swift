import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5)))
struct UpTests {
    @Test func aMachineWithNothingOnItIsUpAndWell() async throws {
        try await Machine.with { machine in
            let first = try await machine.up()
            #expect(first.made && first.started)
            #expect(first.folder == machine.cluster)
            #expect(first.socket == machine.socket)
            #expect(first.organisations.map(\.name) == ["debrief"])

            let diagnosis = try await machine.doctor()
            #expect(diagnosis.complaints == [])
            #expect(diagnosis.isWell)
            #expect(diagnosis.findings.count > 15)
        }
    }

    @Test func aClusterIsMadeOnceAndFoundAgain() async throws {
        try await Machine.with { machine in
            let first = try await machine.up()
            let again = try await machine.up()
            #expect(!again.made && !again.started)

            #expect(try await machine.debrief("down").output == "stopped; the data stay in \(machine.cluster)\n")
            #expect(try await machine.debrief("down").output == "nothing was running\n")
            #expect(try await machine.debrief("doctor").code == 69)

            let later = try await machine.up()
            #expect(!later.made && later.started)
            #expect(later.organisations == first.organisations)
        }
    }

    @Test func whatStillServesIsTold() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let stopped = try await Pool.with(machine.configuration(for: "postgres"), logger: .silent) { pool in
                _ = try await pool.withSession { try $0.query("SELECT 1") }
                return try await machine.debrief("down").output
            }
            #expect(stopped.contains("1 connection was ended with it"))
            #expect(stopped.hasSuffix("debrief up --database-only\n"))
        }
    }

    @Test func nobodyElseGetsIn() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            #expect(try mode(machine.cluster + "/passwords") == 0o600)
            for folder in [machine.base, machine.cluster, machine.cluster + "/data", machine.socket] {
                #expect(try mode(folder) == 0o700)
            }
            let rules = try String(contentsOfFile: machine.cluster + "/data/pg_hba.conf", encoding: .utf8)
            #expect(rules == "local all all scram-sha-256\n")
            let settings = try await machine.withSession { session in
                try session.query(
                    "SELECT current_setting('listen_addresses'), current_setting('password_encryption')"
                ).map { (try $0.decode(0, as: String.self), try $0.decode(1, as: String.self)) }
            }
            #expect(settings.first?.0 == "" && settings.first?.1 == "scram-sha-256")

            var stranger = machine.configuration(for: "debrief_writer")
            stranger.parameters["passfile"] = "/nonexistent"
            stranger.parameters["password"] = "guess"
            let pool = Pool(stranger, size: 1, logger: .silent)
            await #expect(throws: PostgresError.self) { try await pool.withSession { try $0.query("SELECT 1") } }
            await pool.shutdown()
        }
    }

    @Test func theSuperuserNeverLogsInOnceTheClusterIsMade() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.withSession { session in
                try session.script("ALTER SYSTEM SET log_connections = on")
            }
            try await machine.debrief("down")
            for words in [
                ["up", "--database-only"], ["doctor"], ["organisation", "create", "unmik"], ["organisation", "list"],
                ["migrate"],
            ] {
                #expect(try await machine.debrief(words).code == 0)
            }
            #expect(try await machine.debrief("backup", machine.folder + "/backup").code == 0)

            let log = try String(contentsOfFile: machine.cluster + "/server.log", encoding: .utf8)
            let logins = Set(
                log.split(separator: "\n").filter { $0.contains("connection authorized") }.map { line in
                    line.split(separator: " ").first { $0.hasPrefix("user=") } ?? ""
                }
            )
            #expect(logins == ["user=debrief_migrator", "user=debrief_writer"])
        }
    }

    @Test func twoAtOnceMakeOneCluster() async throws {
        try await Machine.with { machine in
            async let one = machine.up()
            async let other = machine.up()
            let answers = try await [one, other]
            #expect(answers.count { $0.made } == 1)
            #expect(answers.count { $0.started } == 1)
            #expect(answers[0].organisations == answers[1].organisations)
            #expect(try await machine.doctor().isWell)
        }
    }

    @Test func aLongWaitIsToldOf() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let lock = open(machine.base + "/lock", O_RDWR)
            #expect(flock(lock, LOCK_EX) == 0)
            let file = machine.folder + "/home/complaint"
            async let waiting = machine.run(
                "sh",
                ["-c", "exec \(Machine.program.get()) up --database-only 2> \(file)"]
            )
            try await eventually {
                (try? String(contentsOfFile: file, encoding: .utf8)) == "waiting for another debrief command …\n"
            }
            close(lock)
            #expect(try await waiting.code == 0)
        }
    }

    @Test func aSecondUserHasItsPlaceWhereXDGSays() async throws {
        try await Machine.with { machine in
            let elsewhere = ["XDG_DATA_HOME": machine.folder + "/elsewhere"]
            let up = try await machine.debrief("up", "--database-only", environment: elsewhere)
            #expect(up.code == 0)
            #expect(
                FileManager.default.fileExists(atPath: machine.folder + "/elsewhere/debrief/cluster/data/PG_VERSION")
            )
            let down = try await machine.debrief("down", environment: elsewhere)
            #expect(down.code == 0)
        }
    }

    @Test(.enabled(if: Person.isRoot)) func rootsClusterIsRunByPostgres() async throws {
        try await Machine.with(.root) { machine in
            let answer = try await machine.up()
            #expect(answer.folder == machine.folder + "/data/cluster")
            let server = try String(contentsOfFile: machine.cluster + "/data/postmaster.pid", encoding: .utf8)
            let process = server.prefix { $0 != "\n" }
            let owners = try ["/proc/\(process)", machine.cluster, machine.cluster + "/data", machine.socket].map {
                try FileManager.default.attributesOfItem(atPath: $0)[.ownerAccountName] as? String
            }
            #expect(Set(owners) == ["postgres"])
            #expect(try await machine.doctor().isWell)
        }
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
