import Foundation
import Postgres
import TestSupport
import Testing

/// What an auditor does who trusts nobody.
@Suite(.timeLimit(.minutes(5))) struct AuditCommandTests {
    private struct Key: Decodable {
        let verifierKey: String
    }

    private struct Status: Decodable {
        struct Tree: Decodable {
            let size: String
        }

        struct Restoration: Decodable {
            let from: String
            let by: String
            let at: String
        }

        let head: String
        let restored: Restoration?
        let verifierKeys: [String]
        let signed: Tree?
        let witnessed: Tree?
    }

    private struct Report: Decodable {
        struct Fault: Decodable {
            let kind: String
            let table: String
            let position: String?
        }

        let holds: Bool
        let root: String
        let faults: [Fault]
        let witnesses: [String]
        let views: [Fault]?
    }

    /// A machine with a few things in its log and a key that signs it.
    private func withLog(_ body: @Sendable (Machine, String) async throws -> Void) async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            _ = try await machine.debrief("mission", "open", "MINUSMA", "--name", "Mali", "--type", "multidimensional")
            for number in 1...6 {
                let words = ["observe", "Relay \(number) failed", "--mission", "MINUSMA", "--occurred", "2016-07"]
                #expect(try await machine.debrief(words).code == 0)
            }
            _ = try await machine.debrief("lesson", "propose", "Relays need a spare", "--from", "O-1")
            let made: Key = try await machine.debrief(
                "audit",
                "key",
                "new",
                "key",
                "--name",
                "example.org/debrief",
                "--json"
            ).answer()
            #expect(try await machine.debrief("audit", "key", "introduce", made.verifierKey).code == 0)
            #expect(try await machine.debrief("sign", "key", "--once").code == 0)
            try await body(machine, made.verifierKey)
        }
    }

    @Test func aLogWhoseKeyIsElsewhereIsNotSignedWithAnother() async throws {
        try await withLog { machine, key in
            let up = try await machine.debrief("up", "--port", "0")
            #expect(up.code == 69 && up.isOnePlainSentence, "\(up.complaint)")
            #expect(up.complaint.contains("/signing/debrief.key"))
            #expect(
                try await machine.debrief("audit", "key", "new", "other", "--name", "example.org/debrief").code == 0
            )
            let other = try await machine.debrief("sign", "other", "--once", "--adopt")
            #expect(other.code != 0 && other.isOnePlainSentence, "\(other.complaint)")

            let state = machine.folder + "/key.state"
            try FileManager.default.removeItem(atPath: state)
            let forgetful = try await machine.debrief("sign", "key", "--once")
            #expect(forgetful.code != 0 && forgetful.isOnePlainSentence, "\(forgetful.complaint)")
            #expect(forgetful.complaint.contains("debrief sign --once --adopt"))
            #expect(try await machine.debrief("sign", "key", "--once", "--adopt").code == 0)
            #expect(FileManager.default.fileExists(atPath: state))
            let status: Status = try await machine.debrief("audit", "--json").answer()
            #expect(status.verifierKeys == [key])
        }
    }

    @Test func anEditMadeWithSQLIsFound() async throws {
        try await withLog { machine, key in
            let sound: Report = try await machine.debrief("audit", "verify", "--key", key, "--views", "--json").answer()
            #expect(sound.holds && sound.views?.isEmpty == true)
            #expect(try await machine.debrief("audit", "checkpoint", "--save", "kept").code == 0)
            try await machine.withSession { session in
                try session.script(
                    """
                    SET session_replication_role = replica;
                    ALTER TABLE debrief.events DISABLE TRIGGER USER; ALTER TABLE debrief.events_1 DISABLE TRIGGER USER;
                    UPDATE debrief.events SET record = replace(record, 'Relay 2', 'Relay 9') WHERE position = 3;
                    ALTER TABLE debrief.events ENABLE ALWAYS TRIGGER refuse_change;
                    ALTER TABLE debrief.events_1 ENABLE ALWAYS TRIGGER refuse_change;
                    ALTER TABLE debrief.events ENABLE ALWAYS TRIGGER refuse_update;
                    ALTER TABLE debrief.events_1 ENABLE ALWAYS TRIGGER refuse_update
                    """
                )
            }
            let run = try await machine.debrief("audit", "verify", "--key", key, "--checkpoint", "kept")
            #expect(run.code == 65)
            #expect(run.output.hasPrefix("DOES NOT HOLD"))
            #expect(run.output.contains("events, position 3 [digest]: the digest is not that of the record"))
            #expect(run.output.contains("events, position 3 [tree]: another event stood at 3 when it was signed"))
            // Who goes on only from what they saw last doesn't look there, and says so.
            #expect(
                try await machine.debrief("audit", "verify", "--key", key, "--since").output.contains(
                    "nothing came after the 9 events"
                )
            )
        }
    }

    @Test func aBundleProvesAThingWithoutAServer() async throws {
        try await withLog { machine, key in
            #expect(try await machine.debrief("audit", "prove", "O-2", "O-2.zip").code == 0)
            _ = try await machine.debrief("down")
            let good = try await machine.debrief("audit", "check", "O-2.zip", "--key", key)
            #expect(good.code == 0)
            #expect(good.output.contains("VERIFIED"))
            let other: Key = try await machine.debrief(
                "audit",
                "key",
                "new",
                "other",
                "--name",
                "example.org/debrief",
                "--json"
            ).answer()
            let bad = try await machine.debrief("audit", "check", "O-2.zip", "--key", other.verifierKey)
            #expect(bad.code == 65)
            #expect(bad.output.contains("none of the given keys has signed it"))
            // Its own README tells how to check it with others' tools.
            let script = """
                set -e; unzip -q O-2.zip -d bundle; cd bundle
                sed -n "/^python3/,/^END/p" README.txt | sed "s|VERIFIER_KEY|\(key)|" > scripts; bash -e scripts
                """
            let tools = try await machine.run("bash", ["-c", script])
            #expect(tools.code == 0, "\(tools.complaint)")
            #expect(tools.output.contains("Signature Verified Successfully"))
            #expect(tools.output.contains("3 records.jsonl proven"))
        }
    }

    @Test func aBundleSaysWhatOfItHasNoRecord() async throws {
        try await withLog { machine, key in
            #expect(try await machine.debrief("observation", "amend", "O-3", "--title", "Captain Ba").code == 0)
            #expect(try await machine.debrief("people", "add", "Marc Petit").code == 0)
            let redact = ["redact", "10", "--why", "A name", "--approved-by", "Marc Petit"]
            #expect(try await machine.debrief(redact).code == 0)
            #expect(try await machine.debrief("sign", "key", "--once").code == 0)
            #expect(try await machine.debrief("audit", "prove", "O-3", "O-3.zip").code == 0)
            let check = try await machine.debrief("audit", "check", "O-3.zip", "--key", key)
            #expect(check.code == 0)
            #expect(check.output.hasPrefix("HOLDS, BUT FOR 1 WITHOUT A RECORD: "), "\(check.output)")
        }
    }

    @Test func aLogMovesWithTheSameRoot() async throws {
        try await withLog { machine, key in
            let report: Report = try await machine.debrief("audit", "verify", "--key", key, "--json").answer()
            _ = try await machine.run("sh", ["-c", "'\(try Machine.program.get())' export events > log.jsonl"])
            _ = try await machine.debrief("organisation", "create", "moved")
            _ = try await machine.run("sh", ["-c", "(cat log.jsonl; printf '{\\377}\\n') > broken.jsonl"])
            let broken = try await machine.debrief("restore", "events", "broken.jsonl", "--organisation", "moved")
            #expect(broken.code == 65)
            #expect(broken.complaint.contains(/Nothing was restored: line [0-9]+: it isn't UTF-8/))
            let restored = try await machine.debrief("restore", "events", "log.jsonl", "--organisation", "moved")
            #expect(restored.code == 0)
            #expect(restored.output.contains("root: \(report.root)"))
            try await expectOrigin(of: "moved", on: machine)
            #expect(try await machine.debrief("restore", "events", "log.jsonl", "--organisation", "moved").code == 65)
            // And with public tools alone.
            let root = try await machine.run("bash", ["-c", "bash '\(Self.place("root.sh"))' < log.jsonl"])
            #expect(root.output.contains(report.root))
        }
    }

    /// That an organisation's log says where it was restored from, by whom and when, and that the one it was exported from
    /// says nothing.
    private func expectOrigin(of organisation: String, on machine: Machine) async throws {
        let user = try await machine.run("id", ["-un"]).output.trimmingCharacters(in: .newlines)
        let found = try #require(try await machine.doctor("--organisation", organisation).finding("origin")?.found)
        #expect(found.hasPrefix("restored from log.jsonl by \(user) at 2"), "\(found)")
        let audit = ["audit", "status", "--organisation", organisation]
        let status: Status = try await machine.debrief(audit + ["--json"]).answer()
        let origin = try #require(status.restored)
        #expect(origin.from == "log.jsonl" && origin.by == user && origin.at.hasSuffix("Z"))
        let text = try await machine.debrief(audit).output
        #expect(text.contains("from log.jsonl, by \(user), 2"), "\(text)")
        let french = try await machine.debrief(audit, environment: ["LANG": "fr_FR.UTF-8"]).output
        #expect(french.contains("depuis log.jsonl, par \(user), 2"), "\(french)")
        let verification = try await machine.debrief("audit", "verify", "--organisation", organisation).output
        #expect(verification.contains("Restored from log.jsonl, by \(user), 2"), "\(verification)")

        let own: Status = try await machine.debrief("audit", "--json").answer()
        #expect(own.restored == nil)
        #expect(try await machine.doctor().finding("origin")?.found == "the log was recorded here")
        #expect(try await !machine.debrief("audit").output.contains("restored"))
    }

    @Test func aWitnessSignsWhatContinuesWhatItSaw() async throws {
        try await withLog { machine, key in
            let arguments = [
                "audit", "witness", "serve", "witness", "--name", "witness.example", "--log", key, "--port", "0",
            ]
            try await machine.serving(arguments) { address in
                let line = try String(contentsOfFile: machine.folder + "/home/address", encoding: .utf8)
                let witness = try #require(
                    line.split(separator: "\n").first?.split(separator: " ").last.map(String.init)
                )
                let added = try await machine.debrief(
                    "audit",
                    "witness",
                    "add",
                    address,
                    witness,
                    "--signer-key",
                    "key"
                )
                #expect(added.code == 0, "\(added.complaint)")
                #expect(try await machine.debrief("sign", "key", "--once").code == 0)
                _ = try await machine.debrief("observe", "Another", "--mission", "MINUSMA", "--occurred", "2017")
                #expect(try await machine.debrief("sign", "key", "--once").code == 0)
                let status: Status = try await machine.debrief("audit", "--json").answer()
                #expect(status.witnessed?.size == status.head)
                #expect(status.verifierKeys == [key])
                let report: Report = try await machine.debrief(
                    "audit",
                    "verify",
                    "--key",
                    key,
                    "--witness",
                    witness,
                    "--json"
                ).answer()
                #expect(report.holds)
                #expect(report.witnesses == ["witness.example"])
                let shown = try await machine.debrief("observation", "show", "O-1").output
                #expect(shown.contains("signed and witnessed"))
            }
        }
    }

    @Test func gosOwnPackagesReadTheLogAndItsProofs() async throws {
        try await withLog { machine, key in
            _ = try await machine.debrief("people", "add", "Auditor")
            for role in ["auditor", "administrator"] {
                _ = try await machine.debrief("access", "grant", role, "Auditor", "--by", "Auditor")
            }
            let token =
                try await machine.debrief("token", "create", "go", "--by", "Auditor").output
                .split(separator: "\n").first.map(String.init) ?? ""
            try await machine.serving { address in
                let verified = try await machine.run(
                    "go",
                    ["run", Self.place("verify.go"), address, "debrief", key, token],
                    environment: [
                        "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": machine.folder + "/home/go",
                    ]
                )
                #expect(verified.code == 0, "\(verified.output) \(verified.complaint)")
                #expect(verified.output.contains("verified 9"))
                // Nothing of it without a token, and nothing beyond what is published.
                for path in ["checkpoint", "tile/0/000.p/8"] {
                    let status = try await machine.status(of: "\(address)/log/debrief/\(path)")
                    #expect(status == "401")
                    #expect(try await machine.status(of: "\(address)/log/debrief/\(path)", token) == "200")
                }
                let tile = "\(address)/log/debrief/tile/0/000.p/8"
                let header = ["-H", "Authorization: Bearer \(token)"]
                let head = try await machine.run("curl", ["-s", "-D", "-", "-o", "/dev/null"] + header + [tile]).output
                #expect(head.contains("immutable") && head.contains("application/octet-stream"))
                for path in [
                    "tile/0/000", "tile/0/000.p/200", "tile/1/000.p/1", "tile/8/0/000", "tile/entries/001", "x",
                ] {
                    #expect(try await machine.status(of: "\(address)/log/debrief/\(path)", token) == "404", "\(path)")
                }
            }
        }
    }

    private static func place(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Interoperation/\(name)").path
    }
}

extension Machine {
    /// Of an HTTP answer.
    fileprivate func status(of url: String, _ token: String? = nil) async throws -> String {
        let header = token.map { ["-H", "Authorization: Bearer \($0)"] } ?? []
        return try await run("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}"] + header + [url]).output
    }
}
