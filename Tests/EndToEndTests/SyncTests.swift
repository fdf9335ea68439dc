import Foundation
import Postgres
import TestSupport
import Testing

/// What was written without a connection, on its way to the ledger.
@Suite(.timeLimit(.minutes(5))) struct SyncTests {
    @Test func whatWaitsGoesToTheDatabaseOfThisMachineOldestFirst() async throws {
        try await Machine.with { machine in
            let titles = ["First", "Second", "Third"]
            for title in titles { try await machine.keep(title) }
            let early = try await machine.debrief("sync")
            #expect(early.code == 69 && early.isOnePlainSentence && early.complaint.contains("0 sent, 3 wait: "))
            _ = try await machine.up()
            let run = try await machine.debrief("sync")
            #expect(run.code == 0, "\(run.complaint)")
            #expect(run.output == "O-1  submitted  First\nO-2  submitted  Second\nO-3  submitted  Third\n3 sent\n")
            let again = try await machine.debrief("sync")
            #expect(again.code == 0 && again.output == "nothing waits\n")
            #expect(try await machine.recorded() == titles)
            #expect(try machine.waitingFiles.isEmpty)
        }
    }

    @Test func whenItWasWrittenIsWhenItWasReportedAndNotWhenItWasSent() async throws {
        struct Shown: Decodable {
            struct State: Decodable { let details: Details }
            struct Details: Decodable, Equatable { let occurred: String, reported: String }
            let state: State
        }
        try await Machine.with { machine in
            _ = try await machine.up()
            let today = Date.now.ISO8601Format().prefix(10)
            let seen = try await machine.keep("Seen").id
            try await machine.keep("Heard", "--occurred", "2018", "--reported", "2018-07")
            try await machine.keep("Told")
            try machine.backdate(seen, from: String(today), to: "2019-03-12")
            #expect(try await machine.debrief("sync").code == 0)
            let expected = [("2019-03-12", "2019-03-12"), ("2018", "2018-07"), (String(today), String(today))]
            for (number, (occurred, reported)) in zip(1..., expected) {
                let run = try await machine.debrief("observation", "show", "O-\(number)", "--json")
                let shown = try run.answer(as: Shown.self).state.details
                #expect(shown == Shown.Details(occurred: occurred, reported: reported))
            }
        }
    }

    @Test func whatIsRefusedStaysWithItsReasonAndDoesNotHoldUpTheRest() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let lost = try await machine.keep("Lost", "--mission", "UNKNOWN").id
            try await machine.keep("Cited", "--review", "R-9")
            try await machine.keep("Good")
            let run = try await machine.debrief("sync")
            #expect(run.code == 65 && run.isOnePlainSentence)
            #expect(run.output.hasPrefix("O-1  submitted  Good\n") && run.output.hasSuffix("1 sent, 2 refused\n"))
            #expect(run.output.contains("\(lost.prefix(8))  refused  Lost: There is no mission UNKNOWN here.\n"))
            #expect(run.output.contains("refused  Cited: Nothing here is called R-9"))
            let line = try #require(try await machine.listed().waiting.first)
            #expect(line.id == lost && line.state == "refused" && line.reason == "There is no mission UNKNOWN here.")

            _ = try await machine.debrief("mission", "open", "MINUSMA", "--name", "M", "--type", "multidimensional")
            #expect(try await machine.debrief("sync", "--edit", lost, "--mission", "MINUSMA").code == 0)
            _ = try await machine.debrief("review", "register", "R", "--kind", "audit", "--date", "2000")
            let cited = try #require(try await machine.listed().waiting.last)
            #expect(try await machine.debrief("sync", "--edit", cited.id, "--review", "R-1").code == 0)
            let mended = try await machine.debrief("sync", "--json").answer(as: SyncAnswer.self)
            #expect(mended.sent.map(\.title) == ["Lost", "Cited"], "\(mended)")
            #expect(mended.refused.isEmpty && mended.waiting == 0)
        }
    }

    /// What stands in its way may go by itself: a mission is opened, a role is given.
    @Test func whatWasRefusedIsTriedAgain() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let id = try await machine.keep("Early", "--mission", "MINUSMA").id
            #expect(try await machine.debrief("sync").code == 65)
            _ = try await machine.debrief("mission", "open", "MINUSMA", "--name", "M", "--type", "multidimensional")
            let answer = try await machine.debrief("sync", "--json").answer(as: SyncAnswer.self)
            #expect(answer.sent.map(\.id) == [id])
        }
    }

    @Test func whoWroteItIsWhoGivesIt() async throws {
        struct Past: Decodable {
            struct Event: Decodable { let actor: String }
            let events: [Event]
        }
        try await Machine.with { machine in
            try await machine.keep("By an option", "--by", "Lena Vogt")
            try await machine.keep("By the environment", environment: ["DEBRIEF_ACTOR": "Lena Vogt"])
            _ = try await machine.up()
            let unknown = try await machine.debrief("sync")
            #expect(unknown.code == 65 && unknown.output.contains("Nobody here is"))
            _ = try await machine.debrief("people", "add", "Lena Vogt")
            #expect(try await machine.debrief("sync").code == 0)
            for reference in ["O-1", "O-2"] {
                let past = try await machine.debrief("history", reference, "--json").answer(as: Past.self)
                #expect(past.events.map(\.actor) == ["Lena Vogt"])
            }
        }
    }

    @Test func twoAtOnceSendEachOnce() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let titles = (1...10).map { "Number \($0)" }
            for title in titles { try await machine.keep(title) }
            async let one = machine.debrief("sync")
            async let other = machine.debrief("sync")
            let codes = try await [one.code, other.code]
            #expect(codes == [0, 0])
            #expect(try await machine.recorded() == titles)
        }
    }

    @Test func killedInTheMiddleItGoesOn() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let titles = (1...40).map { "Number \($0)" }
            for title in titles { try await machine.keep(title) }
            try await machine.killed("sync") { (try? machine.waitingFiles.count).map { $0 < 39 } == true }
            let left = try machine.waitingFiles.count
            #expect((1..<39).contains(left))
            let run = try await machine.debrief("sync")
            #expect(run.code == 0 && run.output.hasSuffix("\(left) sent\n"), "\(run.output)")
            #expect(try await machine.recorded() == titles)
        }
    }

    @Test func whatIsRecordedUnderItsIdAlreadyIsNotRecordedAgain() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                let id = UUID().uuidString.lowercased()
                let words = ["observe", "Seen", "--occurred", "2019", "--reported", "2019", "--command-id", id]
                #expect(try await machine.debrief(words, environment: remote).code == 0)
                #expect(try await machine.debrief(words + ["--offline"], environment: remote).code == 0)
                let run = try await machine.debrief("sync", environment: remote)
                #expect(run.code == 0 && run.output == "O-1  submitted  Seen  (nothing new was recorded)\n1 sent\n")

                #expect(try await machine.debrief(words + ["--offline", "--role", "x"], environment: remote).code == 0)
                let other = try await machine.debrief("sync", environment: remote)
                #expect(other.code == 65 && other.output.contains("debrief observation show \(id)"))
                #expect(try await machine.recorded() == ["Seen"])
            }
        }
    }

    /// Whichever byte the line breaks at, of a request or of an answer.
    @Test(arguments: [Proxy.Direction.toServer, .toClient])
    func whereverTheLineBreaksEachIsRecordedOnce(direction: Proxy.Direction) async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                let server = try #require(remote["DEBRIEF_SERVER"].flatMap { URL(string: $0)?.port })
                let target = ConnectionConfiguration(parameters: ["host": "127.0.0.1", "port": "\(server)"])
                let proxy = try Proxy(to: target, tcp: true)
                defer { proxy.close() }
                let address = "http://127.0.0.1:\(proxy.configuration.parameters["port"] ?? "")"
                let line = remote.merging(["DEBRIEF_SERVER": address]) { $1 }
                var titles: [String] = []
                var endings: Set<String> = []
                for bytes in stride(from: 0, through: 2_600, by: 200) {
                    for title in ["Cut at \(bytes)", "Behind \(bytes)"] {
                        titles.append(title)
                        try await machine.keep(title, environment: line)
                    }
                    proxy.set(Proxy.Fault(.cut, after: bytes, direction))
                    endings.formUnion(try await machine.brokenSync(line))
                    proxy.set(nil)
                    let whole = try await machine.debrief("sync", environment: line)
                    #expect(whole.code == 0, "\(whole.complaint)")
                    if whole.output.contains("nothing new was recorded") { endings.insert("repeated") }
                }
                #expect(try await machine.recorded() == titles)
                #expect(endings.isSuperset(of: ["0 of 2", "1 of 2", "unanswered"]), "\(endings)")
                #expect(direction == .toServer || endings.contains("repeated"), "\(endings)")
            }
        }
    }

    @Test func whatWaitsForAServerThatIsGoneMayGoToAnother() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                try await machine.keep("First", environment: remote)
                #expect(try await machine.debrief("sync", environment: remote).code == 0)
                try await machine.keep("Second", environment: remote)
                try await machine.keep("Third", environment: remote)
                _ = try await machine.debrief("down")
                let run = try await machine.debrief("sync", environment: remote)
                #expect(run.code == 69 && run.isOnePlainSentence && run.complaint.contains("0 sent, 2 wait: "))
            }
            #expect(try await machine.listed().titles == ["Second", "Third"])
            try await machine.serving { address in
                // Another port is another server: whoever moved says so.
                let moved = try await machine.listed().waiting
                for line in moved {
                    let run = try await machine.debrief("sync", "--edit", line.id, "--server", address, "--kind", "gap")
                    #expect(run.code == 0)
                }
                let token = try await machine.token("Lena Vogt")
                let environment = ["DEBRIEF_SERVER": address, "DEBRIEF_TOKEN": token]
                let run = try await machine.debrief("sync", environment: environment)
                #expect(run.code == 0, "\(run.complaint)")
            }
            #expect(try await machine.recorded() == ["First", "Second", "Third"])
        }
    }

    @Test func theServerThatWasSignedInToGetsWhatWasWrittenForIt() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                let address = try await machine.signIn(to: remote)
                try await machine.keep("Seen", "--mission", "MINUSMA")
                #expect(try await machine.listed().waiting.first?.server == address)
                let run = try await machine.debrief("sync")
                #expect(run.code == 0 && run.output == "O-1  submitted  Seen\n1 sent\n", "\(run.complaint)")
            }
        }
    }

    @Test func whatIsThisMachinesOwnStaysSoForWhoSignedInElsewhere() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                let address = try await machine.signIn(to: remote)
                #expect(try await machine.debrief("organisation", "create", "sample").code == 0)
                let observe = ["observe", "Of the sample", "--occurred", "2019-03", "--organisation", "sample"]
                let here = try await machine.debrief(observe)
                #expect(here.code == 0, "\(here.complaint)")
                let there = try await machine.debrief("observation", "list")
                #expect(there.code == 0 && !there.output.contains("Of the sample"), "\(there.complaint)")
                let both = try await machine.debrief(observe + ["--server", address])
                #expect(both.code == 64 && both.isOnePlainSentence)

                // Serving is this machine's own affair, too; that port is taken.
                let port = address.split(separator: ":").last.map(String.init) ?? ""
                let taken = try await machine.debrief("serve", "--port", port)
                #expect(taken.code == 69 && taken.isOnePlainSentence, "\(taken.complaint)")
                #expect(taken.complaint.contains("Port \(port)"))
                let elsewhere = try await machine.debrief("serve", "--host", "192.0.2.1", "--port", "0")
                #expect(elsewhere.code == 69 && elsewhere.complaint.contains("--host"), "\(elsewhere.complaint)")
                let named = try await machine.debrief("serve", "--port", "0", "--server", address)
                #expect(named.code == 64 && named.isOnePlainSentence)
            }
        }
    }

    @Test func whatIsMeantForElsewhereWaits() async throws {
        try await Machine.with { machine in
            let other = "http://127.0.0.1:9"
            try await machine.keep("There", "--server", other)
            try await machine.keep("Apart", "--organisation", "apart")
            try await machine.keep("Anywhere")
            try await machine.keep("By Lena", "--by", "Lena Vogt")
            let refused = try await machine.debrief("observe", "x", "--offline", "--server", other, "--by", "Lena Vogt")
            #expect(refused.code == 64 && refused.isOnePlainSentence)
            try await machine.servingLedger { remote in
                let answer = try await machine.debrief("sync", "--json", environment: remote).answer(
                    as: SyncAnswer.self
                )
                #expect(answer.sent.map(\.title) == ["Anywhere"] && answer.elsewhere == 3 && answer.waiting == 0)
                let text = try await machine.debrief("sync", environment: remote)
                #expect(text.code == 0 && text.output == "3 for elsewhere (debrief sync --list)\n")
            }
            #expect(
                try await machine.debrief("sync").output
                    == "O-2  submitted  By Lena\n1 sent, 2 for elsewhere (debrief sync --list)\n"
            )
            _ = try await machine.debrief("organisation", "create", "apart")
            #expect(
                try await machine.debrief("sync", "--organisation", "apart").output.contains("O-1  submitted  Apart")
            )
            let list = try await machine.listed()
            #expect(list.titles == ["There"] && list.waiting.first?.server == other)
        }
    }

    @Test func aTokenThatIsNotInForceMarksNothing() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                try await machine.keep("Seen", environment: remote)
                let reading = try await machine.token("Lena Vogt", "--scope", "read")
                for token in ["dbt_x", reading] {
                    let environment = remote.merging(["DEBRIEF_TOKEN": token]) { $1 }
                    let run = try await machine.debrief("sync", environment: environment)
                    #expect(run.code == 77 && run.isOnePlainSentence, "\(run.complaint)")
                    #expect(try await machine.listed().waiting.map(\.state) == ["waits"])
                }
                #expect(try await machine.debrief("sync", environment: remote).code == 0)
            }
        }
    }

    @Test func whatAServerForbidsStaysWithItsReason() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                _ = try await machine.debrief("people", "add", "Marc Petit")
                _ = try await machine.debrief("access", "grant", "auditor", "Marc Petit", "--by", "Lena Vogt")
                let environment = remote.merging(["DEBRIEF_TOKEN": try await machine.token("Marc Petit")]) { $1 }
                try await machine.keep("Lost", "--mission", "UNKNOWN", environment: environment)
                try await machine.keep("Seen", environment: environment)
                let run = try await machine.debrief("sync", environment: environment)
                #expect(run.code == 65 && run.output.contains("refused  Seen: You may not do this"), "\(run.output)")
                let lena = try await machine.debrief("sync", environment: remote)
                #expect(lena.output.hasPrefix("O-1  submitted  Seen\n"))
                #expect(lena.output.contains("no mission that it names (UNKNOWN)"), "\(lena.output)")
            }
        }
    }

    @Test func aDamagedFileHoldsUpNothing() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let id = try await machine.keep("Garbled").id
            try await machine.keep("Good")
            let path = "\(machine.outbox)/\(id).json"
            for garbled in [Data(), Data("{".utf8), Data([0xFF, 0xFE]), Data("{}\n{}\n".utf8)] {
                try garbled.write(to: URL(filePath: path))
                let run = try await machine.debrief("sync")
                #expect(run.code == 65 && run.isOnePlainSentence && run.complaint.contains(path))
                #expect(try Data(contentsOf: URL(filePath: path)) == garbled)
            }
            #expect(try await machine.recorded() == ["Good"])
        }
    }
}
