import EventStore
import Foundation
import Postgres
import Testing

@Suite(.serialized, .timeLimit(.minutes(5)))
struct BackupTests {
    @Test func whatWasBackedUpIsThereAfterARestore() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let unmik = try #require(OrganisationName("unmik"))
            #expect(try await machine.debrief("organisation", "create", "unmik").code == 0)
            try await machine.append(20, to: .standard)
            try await machine.append(5, to: unmik)
            let seen = ["observe", "The relay had no power", "--organisation", "unmik", "--occurred", "2019-03"]
            #expect(try await machine.debrief(seen).code == 0)
            let list = ["observation", "list", "--organisation", "unmik"]
            let listed = try await machine.debrief(list)
            #expect(listed.output.contains("The relay had no power"))
            let file = machine.folder + "/home/debrief.backup"
            #expect(try await machine.debrief("backup", file).code == 0)
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            let beside = try FileManager.default.contentsOfDirectory(atPath: machine.folder + "/home")
            #expect(!beside.contains { $0.hasSuffix(".partial") })

            let elsewhere = machine.at("/home/elsewhere")
            let restored = try await elsewhere.debrief("restore", file)
            #expect(restored.code == 0, "\(restored.complaint)")
            #expect(restored.output.contains("organisation unmik"))
            #expect(try await elsewhere.doctor().isWell)
            for organisation in [OrganisationName.standard, unmik] {
                let events = try await machine.events(of: organisation)
                #expect(!events.isEmpty)
                #expect(try await elsewhere.events(of: organisation) == events)
            }

            let again = try await elsewhere.debrief(list)
            #expect(again.output == listed.output, "\(again.complaint)")
            try await elsewhere.append(1, to: unmik)
            let events = try await machine.events(of: unmik)
            #expect(try await elsewhere.events(of: unmik).count == events.count + 1)
            #expect(try await elsewhere.debrief("down").code == 0)
        }
    }

    @Test func aRestoreNeverTouchesAClusterThatIsThere() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.append(1, to: .standard)
            let file = machine.folder + "/home/debrief.backup"
            #expect(try await machine.debrief("backup", file).code == 0)
            let again = try await machine.debrief("backup", file)
            #expect(again.code == 64 && again.isOnePlainSentence)

            let run = try await machine.debrief("restore", file)
            #expect(run.code == 64 && run.isOnePlainSentence)
            #expect(try await machine.events(of: .standard).count == 1)
        }
    }

    @Test func whatIsNoBackupLeavesNothingBehind() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let file = machine.folder + "/home/debrief.backup"
            #expect(try await machine.debrief("backup", file).code == 0)
            let whole = try Data(contentsOf: URL(filePath: file))
            let elsewhere = machine.at("/home/elsewhere")

            for bytes in [Data(), Data("lessons".utf8), whole.prefix(40), whole.prefix(whole.count * 3 / 4)] {
                let broken = machine.folder + "/home/broken.backup"
                try bytes.write(to: URL(filePath: broken))
                if let account = machine.person.account { chown(broken, account.user, account.group) }
                let run = try await elsewhere.debrief("restore", broken)
                #expect(run.code == 65 && run.isOnePlainSentence, "\(bytes.count) bytes: \(run.complaint)")
                #expect(!FileManager.default.fileExists(atPath: elsewhere.cluster))
                #expect(!FileManager.default.fileExists(atPath: elsewhere.cluster + ".making"))
            }
            let absent = try await elsewhere.debrief("restore", machine.folder + "/home/absent")
            #expect(absent.code == 65 && absent.isOnePlainSentence)
        }
    }

    @Test func aBackupThatIsAWeekOldIsAskedFor() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await machine.append(1, to: .standard)
            #expect(try await machine.debrief("backup", machine.folder + "/home/debrief.backup").code == 0)
            #expect(try await machine.doctor().finding("backup")?.state == "ok")

            try await machine.withSession { session in
                _ = try session.execute(
                    "UPDATE debrief.backups SET finished_at = finished_at - interval '6 days 23 hours'"
                )
            }
            #expect(try await machine.doctor().finding("backup")?.state == "ok")
            try await machine.withSession { session in
                _ = try session.execute("UPDATE debrief.backups SET finished_at = finished_at - interval '2 hours'")
            }
            let run = try await machine.debrief("doctor")
            #expect(run.code == 0)
            #expect(run.output.contains("advice   backup: the last one ended at"))
        }
    }

    @Test func aBackupThatCantBeWrittenSaysWhy() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let run = try await machine.debrief("backup", "/proc/debrief.backup")
            #expect(run.code != 0 && run.isOnePlainSentence)
            try await machine.debrief("down")
            let down = try await machine.debrief("backup", machine.folder + "/home/debrief.backup")
            #expect(down.code == 69 && down.isOnePlainSentence)
            #expect(!FileManager.default.fileExists(atPath: machine.folder + "/home/debrief.backup"))
        }
    }
}
