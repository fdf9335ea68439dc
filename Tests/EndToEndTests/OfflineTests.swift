import Foundation
import TestSupport
import Testing

/// What is written down without a connection, before anybody has heard of it.
@Suite(.timeLimit(.minutes(5))) struct OfflineTests {
    @Test func anObservationIsKeptWithNoDatabaseAndNoServer() async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief("observe", "The radio net failed", "--offline", "--mission", "MINUSMA")
            #expect(run.code == 0 && run.complaint.isEmpty)
            let id = run.output.prefix(8)
            #expect(run.output == "\(id)  waits  The radio net failed  (debrief sync sends it)\n")
            #expect(try await machine.keep("Nobody read the warning").waiting == 2)

            let list = try await machine.listed()
            #expect(list.titles == ["The radio net failed", "Nobody read the warning"] && list.damaged.isEmpty)
            #expect(list.waiting[0].id.hasPrefix(id) && list.waiting[0].state == "waits")
            #expect(try await machine.debrief("sync", "--list").output.contains("\(id)  "))
            #expect(!FileManager.default.fileExists(atPath: machine.base))
        }
    }

    @Test func whatIsKeptIsForItsAuthorsEyesOnly() async throws {
        try await Machine.with { machine in
            try await machine.keep("The radio net failed")
            let file = try #require(try machine.waitingFiles.first)
            for (path, mode) in [(machine.outbox, 0o700), ("\(machine.outbox)/\(file)", 0o600)] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect(attributes[.posixPermissions] as? Int == mode, "\(path)")
            }
        }
    }

    @Test(arguments: [
        (["--occurred", "2999"], "when it occurred"), (["--title", String(repeating: "a", count: 201)], "title"),
        (["--paragraph", "4"], "review"), (["--role", "medic", "--attribution", "sealed"], "sealed"),
        (["--attachment", "report.pdf=9f86"], "SHA-256"),
        (["--factor", "leadership", "--factor", "leadership"], "twice"),
    ])
    func whatNoServerWouldTakeIsRefusedAtOnce(options: [String], word: String) async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief(["observe", "Seen", "--offline"] + options)
            #expect(run.code == 65 && run.isOnePlainSentence && run.output.isEmpty)
            #expect(run.complaint.contains(word), "\(run.complaint)")
            #expect(try await machine.listed().waiting.isEmpty)
        }
    }

    @Test(arguments: [
        ("printf café", true), ("printf '\\357\\273\\277'; sleep 0.2; printf café", true), ("printf 'caf\\351'", false),
    ])
    func whatIsPipedInIsTextOrRefused(writer: String, isText: Bool) async throws {
        try await Machine.with { machine in
            let program = try Machine.program.get()
            let run = try await machine.run("sh", ["-c", "(\(writer)) | '\(program)' observe - --offline"])
            #expect(run.code == (isText ? 0 : 65))
            #expect(isText || run.complaint.contains("can't be read as UTF-8 text"))
            #expect(try await machine.listed().titles == (isText ? ["café"] : []))
        }
    }

    @Test func anAnswerThatHasNoRoomIsNoSuccess() async throws {
        try await Machine.with { machine in
            let program = try Machine.program.get()
            try await machine.keep("The radio net failed")
            let full = try await machine.run("sh", ["-c", "'\(program)' sync --list > /dev/full"])
            #expect(full.code == 69 && full.isOnePlainSentence, "\(full.complaint)")
            let gone = try await machine.run("bash", ["-c", "'\(program)' sync --list | true; exit ${PIPESTATUS[0]}"])
            #expect(gone.complaint.isEmpty)
        }
    }

    @Test func whatWasDroppedDoesNotTakeThePlaceOfWhatWasWrittenSince() async throws {
        try await Machine.with { machine in
            let id = UUID().uuidString.lowercased()
            #expect(try await machine.debrief("observe", "First", "--offline", "--command-id", id).code == 0)
            #expect(try await machine.debrief("sync", "--drop", id).code == 0)
            #expect(try await machine.debrief("observe", "Second", "--offline", "--command-id", id).code == 0)
            let undone = try await machine.debrief("sync", "--undo")
            #expect(undone.code == 65 && undone.isOnePlainSentence, "\(undone.complaint)")
            #expect(try await machine.listed().titles == ["Second"])
        }
    }

    @Test func aRehearsalKeepsNothing() async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief("observe", "Seen", "--offline", "--dry-run")
            #expect(run.code == 0 && run.output == "would wait, and doesn't: Seen\n")
            #expect(try await machine.listed().waiting.isEmpty)
        }
    }

    @Test func commandsAtOnceLoseNothing() async throws {
        try await Machine.with { machine in
            try await withThrowingTaskGroup { group in
                for number in 1...12 { group.addTask { _ = try await machine.keep("Number \(number)") } }
                try await group.waitForAll()
            }
            #expect(try await Set(machine.listed().titles) == Set((1...12).map { "Number \($0)" }))
        }
    }

    @Test func theSameUnderTheSameIdIsKeptOnce() async throws {
        try await Machine.with { machine in
            let id = "0f1e2d3c-0000-4000-8000-000000000001"
            for _ in 1...2 { #expect(try await machine.keep("Seen", "--command-id", id).waiting == 1) }
            let other = try await machine.debrief("observe", "Heard", "--offline", "--command-id", id)
            #expect(other.code == 64 && other.isOnePlainSentence)
            #expect(try await machine.listed().titles == ["Seen"])
        }
    }

    @Test func whatIsDroppedComesBackUntilTheNextIsDropped() async throws {
        try await Machine.with { machine in
            let first = try await machine.keep("First").id
            let second = try await machine.keep("Second").id
            #expect(try await machine.debrief("sync", "--drop", String(first.prefix(8))).code == 0)
            #expect(try await machine.listed().titles == ["Second"])
            #expect(try await machine.debrief("sync", "--undo").code == 0)
            #expect(try await machine.listed().titles == ["First", "Second"])
            for id in [first, second] { #expect(try await machine.debrief("sync", "--drop", id).code == 0) }
            #expect(try await machine.debrief("sync", "--undo").code == 0)
            #expect(try await machine.listed().titles == ["Second"])
            for arguments in [["--undo"], ["--drop", first], ["--drop", ""], ["--edit", first]] {
                let run = try await machine.debrief(["sync"] + arguments)
                #expect(run.code == 65 && run.isOnePlainSentence, "\(arguments)")
            }
            #expect(try await machine.listed().titles == ["Second"])
        }
    }

    @Test func whatIsWrittenAnewIsAnotherCommandInTheSamePlace() async throws {
        try await Machine.with { machine in
            let id = try await machine.keep("The radio net failed", "--mission", "MINUSCA").id
            try await machine.keep("Later")
            let script = machine.folder + "/home/editor"
            try "#!/bin/sh\nsed -i 's/radio net/satellite link/' \"$1\"\n".write(
                toFile: script,
                atomically: true,
                encoding: .utf8
            )
            chmod(script, 0o755)
            let edited = try await machine.debrief("sync", "--edit", id, environment: ["EDITOR": script])
            #expect(edited.code == 0, "\(edited.complaint)")
            let list = try await machine.listed()
            #expect(list.titles == ["The satellite link failed", "Later"] && list.waiting[0].id != id)

            let anew = list.waiting[0].id
            #expect(try await machine.debrief("sync", "--edit", anew, "--mission", "MINUSMA").code == 0)
            let mended = try await machine.listed()
            #expect(mended.titles == list.titles && mended.waiting[0].id != anew)
        }
    }

    /// What somebody wrote isn't thrown away because it can't be sent so.
    @Test func whatIsWrittenAnewAndCantBeIsKeptWithTheReason() async throws {
        try await Machine.with { machine in
            let id = try await machine.keep("The radio net failed").id
            let run = try await machine.debrief("sync", "--edit", id, "--occurred", "2999")
            #expect(run.code == 65 && run.complaint.contains("lies in the future"))
            let line = try #require(try await machine.listed().waiting.first)
            #expect(line.state == "refused" && line.reason?.contains("lies in the future") == true)
            #expect(try await machine.debrief("sync", "--edit", line.id, "--occurred", "2019").code == 0)
            #expect(try await machine.listed().waiting.first?.state == "waits")
        }
    }

    @Test func aDamagedFileIsReportedAndLeftAsItIs() async throws {
        try await Machine.with { machine in
            let id = try await machine.keep("The radio net failed").id
            try await machine.keep("Nobody read the warning")
            let path = "\(machine.outbox)/\(id).json"
            let garbled = try String(contentsOfFile: path, encoding: .utf8).replacing("radio", with: "ratio")
            try garbled.write(toFile: path, atomically: false, encoding: .utf8)

            let list = try await machine.listed()
            #expect(list.titles == ["Nobody read the warning"] && list.damaged == [path])
            let edit = try await machine.debrief("sync", "--edit", id)
            #expect(edit.code == 65 && edit.isOnePlainSentence && edit.complaint.contains(path))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == garbled)
            #expect(try await machine.debrief("sync", "--drop", id).code == 0)
            #expect(try await machine.listed().damaged.isEmpty)
            #expect(try await machine.debrief("sync", "--undo").code == 0)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == garbled)
        }
    }
}
