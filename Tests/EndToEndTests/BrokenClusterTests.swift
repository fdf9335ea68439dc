import Foundation
import Subprocess
import Testing

/// What a person finds after a power cut, an upgrade, or a slip.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct BrokenClusterTests {
    @Test(arguments: ["initdb-password", "data/PG_VERSION", "data/global/pg_control", "data/debrief.conf"])
    func aHalfMadeClusterIsMadeAnew(sign: String) async throws {
        try await Machine.with { machine in
            let draft = machine.base + "/cluster.making"
            try await machine.killed("up", "--database-only") { access("\(draft)/\(sign)", F_OK) == 0 }
            #expect(!FileManager.default.fileExists(atPath: machine.cluster))
            #expect(FileManager.default.fileExists(atPath: draft))

            #expect(try await machine.up().made)
            #expect(!FileManager.default.fileExists(atPath: draft))
            #expect(try await machine.doctor().isWell)
        }
    }

    @Test func aClusterWithoutAnOrganisationGetsOne() async throws {
        try await Machine.with { machine in
            let cluster = machine.cluster
            try await machine.killed("up", "--database-only") { access(cluster, F_OK) == 0 }
            let answer = try await machine.up()
            #expect(!answer.made)
            #expect(answer.organisations.map(\.name) == ["debrief"])
            #expect(try await machine.doctor().isWell)
        }
    }

    @Test func aKilledServerIsStartedAgain() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let process = try #require(try server(of: machine))
            kill(process, SIGKILL)
            while kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
            #expect(try await machine.debrief("doctor").code == 69)

            #expect(try await machine.up().started)
            #expect(try await machine.doctor().isWell)
        }
    }

    @Test(arguments: ["", "\n"])
    func whatACrashCutShortOfItsFilesKeepsNoServerFromStarting(contents: String) async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.debrief("down")
            for path in [machine.cluster + "/data/postmaster.pid", machine.socket + "/.s.PGSQL.5432.lock"] {
                try contents.write(toFile: path, atomically: true, encoding: .utf8)
            }
            #expect(try await machine.up().started)
            #expect(try await machine.doctor().isWell)
        }
    }

    @Test func aStrangersProcessIsNotTakenForTheServer() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let file = machine.cluster + "/data/postmaster.pid"
            let lock = machine.socket + "/.s.PGSQL.5432.lock"
            let contents = try [file, lock].map { try String(contentsOfFile: $0, encoding: .utf8) }
            try await machine.debrief("down")

            let shell =
                "echo $$; sed -i \"1s/.*/$$/\" \(file).old \(lock).old; mv \(file).old \(file); mv \(lock).old \(lock); exec sleep 60"
            for (path, text) in zip([file, lock], contents) {
                try text.write(toFile: path + ".old", atomically: true, encoding: .utf8)
            }
            async let stranger = machine.run("timeout", ["10", "sh", "-c", shell])
            while access(lock, F_OK) != 0 { try await Task.sleep(for: .milliseconds(10)) }

            #expect(try await machine.debrief("doctor").code == 69)
            #expect(try await machine.up().started)
            let isAlive = try await stranger.code == 124
            #expect(isAlive, "the process that had the number is left alone")
        }
    }

    @Test func aFolderOfAnotherMajorVersionIsNamedWithTheCommand() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.debrief("down")
            try "10\n".write(toFile: machine.cluster + "/data/PG_VERSION", atomically: true, encoding: .utf8)
            let run = try await machine.debrief("up", "--database-only")
            #expect(run.code == 69 && run.isOnePlainSentence)
            #expect(run.complaint.contains("apt-get install postgresql-10"))
        }
    }

    @Test func aFolderThatIsNoClusterIsLeftAlone() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.debrief("down")
            try FileManager.default.removeItem(atPath: machine.cluster + "/data/PG_VERSION")
            let run = try await machine.debrief("up", "--database-only")
            #expect(run.code == 69 && run.isOnePlainSentence)
            #expect(run.complaint.contains("mv \(machine.cluster) \(machine.cluster).broken"))
            #expect(FileManager.default.fileExists(atPath: machine.cluster + "/data/global/pg_control"))
        }
    }

    @Test func withoutInitdbItSaysWhatToInstall() async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief(
                "up",
                "--database-only",
                environment: ["DEBRIEF_POSTGRES": machine.folder]
            )
            #expect(run.code == 69 && run.isOnePlainSentence)
            #expect(run.complaint.contains("apt-get install postgresql"))
            #expect(!FileManager.default.fileExists(atPath: machine.cluster))
        }
    }

    @Test(.enabled(if: Person.isRoot, "only root mounts"))
    func aFullDiskIsCalledFull() async throws {
        try await Machine.with(.root) { machine in
            try FileManager.default.createDirectory(atPath: machine.base, withIntermediateDirectories: true)
            let mounted = try await machine.run(
                "mount",
                ["-t", "tmpfs", "-o", "size=200m,mode=755", "tmpfs", machine.base]
            )
            try #require(mounted.code == 0, "\(mounted.complaint)")
            var run = try await machine.run("dd", ["if=/dev/zero", "of=\(machine.base)/ballast", "bs=1M", "count=150"])
            run = try await machine.debrief("up", "--database-only")
            #expect(run.code == 75 && run.isOnePlainSentence)
            #expect(run.complaint.contains("is full"))

            try FileManager.default.removeItem(atPath: machine.base + "/ballast")
            #expect(try await machine.debrief("up", "--database-only").code == 0)
            try await machine.debrief("down")
            run = try await machine.run("dd", ["if=/dev/zero", "of=\(machine.base)/ballast", "bs=1M"])
            run = try await machine.debrief("up", "--database-only")
            #expect(run.code == 75 && run.isOnePlainSentence)
            #expect(run.complaint.contains("is full"))
            #expect(try await machine.run("umount", ["--lazy", machine.base]).code == 0)
        }
    }

    @Test func aSocketFolderThatOthersCanEnterIsRefused() async throws {
        try await Machine.with { machine in
            try FileManager.default.createDirectory(atPath: machine.socket, withIntermediateDirectories: true)
            if let account = machine.person.account { chown(machine.socket, account.user, account.group) }
            chmod(machine.socket, 0o777)
            let run = try await machine.debrief("up", "--database-only")
            #expect(run.code == 77 && run.isOnePlainSentence)
            #expect(run.complaint.contains("chmod 700 \(machine.socket)"))
        }
    }

    @Test(.enabled(if: Person.isRoot, "only root gives folders away"))
    func aSocketFolderOfSomebodyElseIsRefused() async throws {
        try await Machine.with { machine in
            try FileManager.default.createDirectory(atPath: machine.socket, withIntermediateDirectories: true)
            let run = try await machine.debrief("up", "--database-only")
            #expect(run.code == 77 && run.isOnePlainSentence)
            #expect(run.complaint.contains("is somebody else's"))
        }
    }

    private func server(of machine: Machine) throws -> pid_t? {
        let file = try String(contentsOfFile: machine.cluster + "/data/postmaster.pid", encoding: .utf8)
        return pid_t(file.prefix { $0 != "\n" })
    }
}
