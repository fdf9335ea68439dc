import Foundation
import Testing

@Suite(.serialized, .timeLimit(.minutes(5)))
struct PeopleTests {
    private struct Listed: Decodable, Equatable {
        let people: [Person]

        struct Person: Decodable, Equatable {
            let id: String
            let name: String?
            let address: String?
        }
    }

    @Test func aPersonIsAddedListedAndForgotten() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let id = UUID().uuidString.lowercased()
            let added = try await machine.debrief(
                "people",
                "add",
                "Aminata Diallo",
                "--address",
                "a@example.org",
                "--id",
                id
            )
            #expect(added.code == 0 && added.output == "\(id)  Aminata Diallo  <a@example.org>\n")

            let list: Listed = try await machine.debrief("people", "list", "--json").answer()
            #expect(list.people == [.init(id: id, name: "Aminata Diallo", address: "a@example.org")])

            for arguments in [["add", "Nobody"], ["forget", id]] {
                #expect(try await machine.debrief(["people"] + arguments + ["--dry-run"]).code == 0)
            }
            #expect(try await machine.debrief("people", "add", " ", "--dry-run").code == 64)
            let same: Listed = try await machine.debrief("people", "list", "--json").answer()
            #expect(same == list)

            #expect(try await machine.debrief("people", "forget", id).code == 0)
            #expect(try await machine.debrief("people", "list").output == "\(id)  (forgotten)\n")
        }
    }

    @Test func theFirstPersonIsEnteredByWhomNobodyKnowsYet() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let added = try await machine.debrief("people", "add", "Lena", environment: ["DEBRIEF_ACTOR": "Lena"])
            #expect(added.code == 0)
            let list: Listed = try await machine.debrief("people", "list", "--json").answer()
            #expect(list.people.map(\.name) == ["Lena"])
        }
    }

    @Test func aStoppedClusterIsStartedAndWrongInputRefused() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            #expect(try await machine.debrief("down").code == 0)
            let list = try await machine.debrief("people", "list")
            #expect(list.code == 0 && list.output.hasPrefix("nobody yet"))
            for arguments in [["add", " "], ["forget", UUID().uuidString]] {
                let run = try await machine.debrief(["people"] + arguments)
                #expect(run.code == 64 && run.isOnePlainSentence)
            }
        }
    }
}
