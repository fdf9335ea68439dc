import Foundation
import Testing

/// One thing's way from the field to what was learned, as people go it on the command line.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct WalkTests {
    /// What a command that writes prints with `--json`.
    private struct Given: Decodable, Equatable {
        let reference: String
        let phase: String
        let changed: Bool
        let revision: Int
    }

    private struct Past: Decodable {
        let events: [Event]

        struct Event: Decodable {
            let type: String
            let actor: String
            let authentication: String
            let secondPersonUnauthenticated: Bool
            let what: String
        }
    }

    private static let people = ["Amara Diallo", "Lena Vogt", "Marc Petit"]

    private func withLedger(_ body: (Machine) async throws -> Void) async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            for person in Self.people { #expect(try await machine.debrief("people", "add", person).code == 0) }
            #expect(
                try await give(machine, "mission open minusma --name Mali --type multidimensional").phase == "planning"
            )
            try await body(machine)
        }
    }

    /// Gives a command with a plus for each blank within a word, by one of the people.
    private func give(_ machine: Machine, _ words: String, by person: String = "Lena Vogt") async throws -> Given {
        let arguments =
            words.split(separator: " ").map { String($0).replacingOccurrences(of: "+", with: " ") } + [
                "--by", person, "--json",
            ]
        return try await machine.debrief(arguments).answer()
    }

    @Test func anObservationBecomesALessonLearned() async throws {
        try await withLedger { machine in
            let steps: [(String, String, String)] = [
                ("observe The+radio+net+failed --mission minusma --severity high", "O-1", "submitted"),
                ("observation verify o-1 --rating B2", "O-1", "verified"),
                ("lesson propose Relays+need+a+spare+battery --from O-1", "L-1", "proposed"),
                ("lesson analyse L-1 --root-cause Never+budgeted", "L-1", "analysed"),
                ("lesson endorse L-1", "L-1", "identified"),
                (
                    "action propose Buy+batteries --for L-1 --category training --track mission", "A-1",
                    "under_consideration"
                ),
                ("action decide A-1 --as accepted", "A-1", "not_started"),
                ("action progress A-1 --percent 50 --text Half+bought", "A-1", "in_progress"),
                ("action implement A-1 --evidence Notes", "A-1", "implemented"),
            ]
            for (words, reference, phase) in steps {
                let given = try await give(machine, words)
                #expect(given.reference == reference && given.phase == phase && given.changed)
            }
            #expect(try await give(machine, "action verify A-1 --evidence Count", by: "Marc Petit").phase == "verified")
            #expect(try await give(machine, "lesson implement L-1").phase == "implemented")
            let validate = "lesson validate L-1 --outcome learned --review-on 2100 --evidence Exercise"
            #expect(try await give(machine, validate, by: "Amara Diallo").phase == "learned")

            let past: Past = try await machine.debrief("history", "L-1", "--json").answer()
            #expect(
                past.events.map(\.type) == [
                    "lesson.proposed", "lesson.analysed", "lesson.endorsed", "lesson.tasked", "lesson.implemented",
                    "lesson.validated",
                ]
            )
            #expect(past.events.map(\.secondPersonUnauthenticated) == [false, false, false, false, false, true])
            #expect(past.events.last?.actor == "Amara Diallo" && past.events.last?.authentication == "local")
            let shown = try await machine.debrief("lesson", "show", "L-1")
            #expect(shown.code == 0 && shown.output.hasPrefix("L-1  learned [second person not authenticated]"))
        }
    }

    @Test func aRefusalSaysWhatIsPossibleAndRecordsNothing() async throws {
        try await withLedger { machine in
            _ = try await give(machine, "observe The+radio+net+failed --mission minusma")
            _ = try await give(machine, "lesson propose Relays+need+a+spare+battery --from O-1")
            _ = try await give(machine, "lesson analyse L-1 --root-cause Never+budgeted")
            let refusals: [([String], String)] = [
                (["lesson", "endorse", "L-1"], "a verified observation or a review's recommendation"),
                (["lesson", "validate", "L-1", "--outcome", "learned"], "possible now: amend, decline, contest"),
                (["lesson", "endorse", "O-1"], "O-1 is an observation, and a lesson is wanted here"),
                (["lesson", "endorse", "L-9"], "Nothing here is called L-9"),
                (["observation", "reject", "O-1", "--why", " "], "“reason” is missing"),
                (["observe", "Seen", "--occurred", "2099"], "“when it occurred” lies in the future"),
                (["observe", "Seen", "--mission", "UNKNOWN"], "There is no mission UNKNOWN here"),
                (
                    ["observe", "Seen", "--attribution", "sealed", "--role", "medic"],
                    "A sealed attribution names nobody"
                ),
            ]
            let before = try await machine.debrief("log", "--json").output
            for (arguments, words) in refusals {
                let run = try await machine.debrief(arguments + ["--by", "Marc Petit"])
                #expect(run.code == 65 && run.isOnePlainSentence, "\(arguments): \(run.complaint)")
                #expect(run.complaint.contains(words), "\(run.complaint)")
            }
            let stranger = try await machine.debrief("observe", "Seen", "--by", "Nobody")
            #expect(stranger.code == 64 && stranger.isOnePlainSentence)
            #expect(try await machine.debrief("log", "--json").output == before)
        }
    }

    @Test func whoAnswersForAReformIsNamed() async throws {
        try await withLedger { machine in
            _ = try await give(machine, "observe The+net+failed --mission minusma")
            _ = try await give(machine, "lesson propose Relays+need+a+spare+battery --from O-1")
            let propose = [
                "action", "propose", "Buy them", "--for", "L-1", "--category", "training", "--track", "mission",
            ]
            #expect(try await machine.debrief(propose + ["--owner", "marc petit"]).code == 0)
            let list = try await machine.debrief("action", "list", "--owner", "Marc Petit")
            #expect(list.output.contains("A-1") && list.output.contains("Marc Petit"), "\(list.output)")
            let assigned = try await machine.debrief("action", "assign", "A-1", "--owner", "Nobody")
            #expect(assigned.code == 64 && assigned.isOnePlainSentence)
        }
    }

    @Test func aCommandSentAgainIsDoneOnce() async throws {
        try await withLedger { machine in
            let id = UUID().uuidString.lowercased()
            let command = ["observe", "The net failed", "--occurred", "2016", "--command-id", id, "--json"]
            let first = try await machine.debrief(command)
            #expect(try await machine.debrief(command).output == first.output)
            #expect(try first.answer(as: Given.self).reference == "O-1")
            #expect(try await machine.debrief(Array(command.dropLast())).output.contains("nothing new was recorded"))
            var other = command
            other[1] = "Another net failed"
            let run = try await machine.debrief(other)
            #expect(run.code == 64 && run.isOnePlainSentence)
        }
    }

    @Test func aDryRunRecordsNothing() async throws {
        try await withLedger { machine in
            let run = try await machine.debrief("observe", "The net failed", "--dry-run")
            #expect(run.code == 0 && run.output.contains("observation.recorded"))
            #expect(try await machine.debrief("observation", "show", "O-1").code == 65)
        }
    }

    @Test func whoNamedAnOldRevisionIsTold() async throws {
        try await withLedger { machine in
            _ = try await give(machine, "observe The+net+failed")
            _ = try await give(machine, "observation verify O-1 --revision 0")
            let run = try await machine.debrief("observation", "withdraw", "O-1", "--why", "x", "--revision", "0")
            #expect(run.code == 75 && run.isOnePlainSentence)
        }
    }

    @Test func whatLooksLikeAPersonIsPointedOut() async throws {
        try await withLedger { machine in
            let run = try await machine.debrief("observe", "Captain Smith was seen in Gao")
            #expect(run.code == 0 && run.complaint.contains("Captain Smith") && run.complaint.contains("sealed"))
        }
    }

    @Test func theEditorsFormIsFilledIn() async throws {
        try await withLedger { machine in
            let script = machine.folder + "/home/editor"
            try "#!/bin/sh\nsed -i 's/^# One fact.*/The net failed\\nfor hours/' \"$1\"\n".write(
                toFile: script,
                atomically: true,
                encoding: .utf8
            )
            chmod(script, 0o755)
            let run = try await machine.debrief("observe", "--edit", environment: ["EDITOR": script])
            #expect(run.code == 0 && run.output == "O-1  submitted  The net failed\n", "\(run.complaint)")
            let none = try await machine.debrief("observe", "--edit", environment: ["EDITOR": "true"])
            #expect(none.code == 64 && none.isOnePlainSentence)

            // What is refused stays where it was written, and what a line begins with stays too.
            let refused = try await machine.debrief(
                "observe",
                "--edit",
                "--mission",
                "NOWHERE",
                environment: ["EDITOR": script]
            )
            let draft = try #require(refused.complaint.firstMatch(of: /What was written is in (.+)\.\n/)?.1)
            let written = try String(contentsOfFile: String(draft), encoding: .utf8)
            #expect(refused.code != 0 && written.contains("for hours"))
            let text = "The net failed\n#2 radio burnt out\n[sic]\n\\so they said"
            let kept = try await machine.debrief("observe", "--edit", text, environment: ["EDITOR": "true"])
            #expect(kept.code == 0, "\(kept.complaint)")
            let shown = try await machine.debrief("observation", "show", "O-2", "--json").output
            #expect(shown.contains(#"#2 radio burnt out\n[sic]\n\\so they said"#), "\(shown)")

            // Lines may end as Windows has them, before and after.
            let editors = [(text.replacing("\n", with: "\r\n"), "true"), (text + "!", #"sed -i 's/$/\r/'"#)]
            for (number, (text, editor)) in editors.enumerated() {
                let kept = try await machine.debrief("observe", "--edit", text, environment: ["EDITOR": editor])
                #expect(kept.code == 0, "\(kept.complaint)")
                let shown = try await machine.debrief("observation", "show", "O-\(number + 3)", "--json").output
                #expect(shown.contains(#"#2 radio burnt out\n[sic]\n\\so they said"#), "\(shown)")
            }
        }
    }

    @Test func aReportIsNotWrittenOverWhatIsImported() async throws {
        try await withLedger { machine in
            let path = machine.folder + "/home/rows.csv"
            try "title,observation\n".write(toFile: path, atomically: true, encoding: .utf8)
            let run = try await machine.debrief("import", path, "--report", machine.folder + "/home/../home/rows.csv")
            #expect(run.code == 64 && run.isOnePlainSentence, "\(run.complaint)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "title,observation\n")
        }
    }

    @Test func thingsAreCalledByNumberOrTheBeginningOfTheirId() async throws {
        try await withLedger { machine in
            let id = "0f1e2d3c-0000-4000-8000-000000000001"
            _ = try await machine.debrief("observe", "The net failed", "--command-id", id)
            for name in ["O-1", "o-1", id, "0f1e", "0F1E2D3C"] {
                #expect(try await machine.debrief("observation", "show", name).code == 0, "\(name)")
            }
            #expect(try await machine.debrief("history", "minusma").code == 0)
        }
    }

    @Test func whatWasTypedByMistakeGoesWithASecondPersonsApproval() async throws {
        try await withLedger { machine in
            _ = try await give(machine, "observe Captain+Ba+was+here")
            let position = try await machine.debrief("log").output.split(separator: " ").first.map(String.init)
            let redact = ["redact", "2", "--why", "A name", "--by", "Lena Vogt", "--approved-by"]
            #expect(position == "1")
            #expect(try await machine.debrief(redact + ["Lena Vogt"]).code == 65)
            #expect(try await machine.debrief(redact + ["Marc Petit", "--dry-run"]).code == 0)
            #expect(try await machine.debrief("observation", "show", "O-1").output.contains("Captain Ba"))
            #expect(try await machine.debrief(redact + ["Marc Petit"]).code == 0)
            let shown = try await machine.debrief("observation", "show", "O-1")
            #expect(shown.code == 65 && shown.isOnePlainSentence)
            let history = try await machine.debrief("history", "O-1")
            #expect(history.code == 0 && history.output.contains("redacted") && !history.output.contains("Captain"))
            #expect(try await !machine.debrief("export", "events").output.contains("Captain"))
        }
    }

    @Test func whatIsRequiredIsAskedForOnATerminal() async throws {
        try await withLedger { machine in
            _ = try await give(machine, "observe The+net+failed")
            let asked = try await machine.onTerminal("observation return O-1", input: "Which net?\n")
            #expect(asked.contains("Why: ") && asked.contains("O-1  returned"))
            let wrong = try await machine.onTerminal("action decide A-1", input: "perhaps\n")
            #expect(wrong.contains("\"perhaps\" is not one: Decision"))
        }
    }

    @Test func anImportThatWasKilledIsSentAgain() async throws {
        try await withLedger { machine in
            let file = machine.folder + "/home/rows.jsonl"
            let rows = (1...8_000).map { row in
                #"{"aggregate":"observation","source":"S","externalId":"\#(row)","title":"T","observation":"x","kind":"gap","occurred":"2016"}"#
            }
            try rows.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
            try await machine.killed(after: 1.5, "import", file)
            let again = try await machine.debrief("import", file)
            #expect(again.code == 0, "\(again.complaint)")
            let last = try await machine.debrief("log").output.split(separator: "\n").last
            #expect(last?.hasPrefix("8001 ") == true)
            let third = try await machine.debrief("import", file)
            #expect(third.output == "8000 good rows, 0 bad; 0 recorded, 8000 stood here already\n")
        }
    }
}
