import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

/// What is sent again with the same Idempotency-Key is done once, and gets its first answer.
@Suite(.database, .timeLimit(.minutes(5))) struct RepetitionTests {
    private let colleague = PersonID(source: "test", externalID: "colleague")
    private let key = ["Idempotency-Key": UUID().uuidString.lowercased()]

    private func withColleague(_ body: (TestServer, _ token: String) async throws -> Void) async throws {
        try await TestServer.with { server in
            try await body(server, try await server.desk.token(for: colleague, Grant(role: .observer)))
        }
    }

    private func expectReplayed(
        _ again: TestServer.Reply,
        _ first: TestServer.Reply,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(again.text == first.text, sourceLocation: location)
        #expect(again.status == first.status && (200...201).contains(first.status), sourceLocation: location)
        let headers = [first, again].map { $0.headers["idempotency-replayed"] }
        #expect(headers == [nil, "true"], sourceLocation: location)
        // Where nothing was recorded, it is the log's end, which moves on.
        guard first.json["changed"] as? Bool != false else { return }
        #expect(again.headers["debrief-position"] == first.headers["debrief-position"], sourceLocation: location)
    }

    @Test func theSameKeyWithAnotherBodyIsRefused() async throws {
        try await withColleague { server, _ in
            let url = #"{"url":"https://example.org/hook"}"#
            var removals: [String] = []
            for _ in 1...2 {
                let made = try await server.post("/v1/webhooks", url)
                let webhook = try #require(made.json["webhook"] as? [String: any Sendable])
                removals.append("webhooks/\(try #require(webhook["id"] as? String).lowercased())/remove")
            }
            try await server.observe()
            for (first, second) in [
                (("observations", String.observation()), ("observations", String.observation(["title": "Other"]))),
                (("observations/O-1/verify", "{}"), ("observations/O-1/return", #"{"why":"x"}"#)),
                (
                    ("access/grant", #"{"person":"\#(colleague)","role":"analyst"}"#),
                    ("access/grant", #"{"person":"\#(colleague)","role":"owner"}"#)
                ),
                (("people", #"{"name":"Aminata"}"#), ("people", #"{"name":"Li"}"#)),
                (("tokens", #"{"name":"one"}"#), ("tokens", #"{"name":"other"}"#)),
                (("webhooks", url), ("webhooks", #"{"url":"https://example.org/other"}"#)),
                ((removals[0], "{}"), (removals[1], "{}")),
            ] {
                let key = ["Idempotency-Key": UUID().uuidString.lowercased()]
                let taken = try await server.post("/v1/\(first.0)", first.1, key)
                #expect((200...201).contains(taken.status), "\(first): \(taken.text)")
                let reply = try await server.post("/v1/\(second.0)", second.1, key)
                #expect(reply.status == 422, "\(second): \(reply.text)")
                #expect(reply.json["type"] as? String == "urn:debrief:problem:idempotency-key-reused", "\(second)")
            }
            #expect(try await server.desk.webhooks.all().count == 2)
        }
    }

    @Test func aChangeOfAccessGetsItsFirstAnswerWhateverCameAfterIt() async throws {
        try await withColleague { server, _ in
            let body = #"{"person":"\#(colleague)","role":"analyst"}"#
            let first = try await server.post("/v1/access/grant", body, key)
            #expect(first.json["changed"] as? Bool == true)
            let other = ["Idempotency-Key": UUID().uuidString.lowercased()]
            let unchanged = try await server.post("/v1/access/grant", body, other)
            #expect(unchanged.status == 200 && unchanged.json["changed"] as? Bool == false)
            #expect(try await server.post("/v1/access/revoke", body).status == 200)
            expectReplayed(try await server.post("/v1/access/grant", body, key), first)
            expectReplayed(try await server.post("/v1/access/grant", body, other), unchanged)
            let record = try await AccessRegister(server.desk.ledger).record(of: colleague)
            #expect(record.state.grants.map(\.role) == [.observer])
        }
    }

    @Test func aGrantThatHasEndedMeanwhileGetsItsFirstAnswer() async throws {
        try await withColleague { server, _ in
            let now = Instant.now
            let grant = GrantRole(person: colleague, role: .analyst, mission: nil, until: now.later(hours: 1), why: nil)
            var context = CommandContext(id: UUID(), actor: server.person, authentication: .token, time: now)
            let first = try await server.desk.tell(grant, in: context)
            context.time = now.later(hours: 2)
            let again = try await server.desk.tell(grant, in: context)
            #expect(again.isRepeat && again.changed && again.position == first.position)
            #expect(again.access.grants.map(\.until) == first.access.grants.map(\.until))

            context.actor = PersonID(source: "test", externalID: "somebody else")
            await #expect(throws: AppendError.commandReused(context.id)) {
                try await server.desk.tell(grant, in: context)
            }
        }
    }

    @Test func aRequestForARedactionGetsItsFirstAnswerAfterItWasDecided() async throws {
        try await withColleague { server, _ in
            let manager = PersonID(source: "test", externalID: "second")
            let second = try await server.desk.token(for: manager, Grant(role: .manager))
            try await server.observe()
            let amended = try await server.post(
                "/v1/observations/O-1/amend",
                #"{"changes":{"title":"Captain Ba's net failed"},"why":"It says whose"}"#
            )
            let path = "/v1/events/\(try #require(amended.headers["debrief-position"]))/redaction"
            let body = #"{"why":"It names him"}"#
            let asked = try await server.post(path, body, key)
            let refusing = ["Idempotency-Key": UUID().uuidString.lowercased()]
            let refused = try await server.post("\(path)/refuse", "{}", refusing, token: second)
            #expect(try await server.post(path, body).status == 200)
            expectReplayed(try await server.post("\(path)/refuse", "{}", refusing, token: second), refused)
            let approving = ["Idempotency-Key": UUID().uuidString.lowercased()]
            let approved = try await server.post("\(path)/approve", "{}", approving, token: second)
            expectReplayed(try await server.post("\(path)/approve", "{}", approving, token: second), approved)
            expectReplayed(try await server.post(path, body, key), asked)
        }
    }

    @Test func aPersonIsAddedOnce() async throws {
        try await withColleague { server, _ in
            let body = #"{"name":"Aminata Diallo"}"#
            let first = try await server.post("/v1/people", body, key)
            expectReplayed(try await server.post("/v1/people", body, key), first)
            #expect(try await server.desk.people.all().count { $0.name == "Aminata Diallo" } == 1)
        }
    }

    /// And nobody is told whether an id is another's or none at all.
    @Test func aWebhookIsRemovedOnce() async throws {
        try await withColleague { server, token in
            func make() async throws -> String {
                let made = try await server.post("/v1/webhooks", #"{"url":"https://example.org/hook"}"#)
                let webhook = try #require(made.json["webhook"] as? [String: any Sendable])
                return try #require(webhook["id"] as? String).lowercased()
            }
            let (id, kept) = (try await make(), try await make())
            let first = try await server.post("/v1/webhooks/\(id)/remove", "{}", key)
            expectReplayed(try await server.post("/v1/webhooks/\(id)/remove", "{}", key), first)
            #expect(try await server.post("/v1/webhooks/\(id)/remove", "{}").status == 404)

            let own = ["Idempotency-Key": UUID().uuidString.lowercased()]
            var answers: [NSDictionary] = []
            for other in [kept, id, UUID().uuidString.lowercased(), kept] {
                let reply = try await server.post("/v1/webhooks/\(other)/remove", "{}", own, token: token)
                #expect(reply.status == 404)
                answers.append(reply.json.filter { $0.key != "instance" } as NSDictionary)
            }
            #expect(Set(answers).count == 1)
            #expect(try await server.desk.webhooks.all().map { $0.id.uuidString.lowercased() } == [kept])
        }
    }

    @Test func whatIsShownOnceIsMadeOnce() async throws {
        try await withColleague { server, _ in
            for (path, body) in [
                ("tokens", #"{"name":"one"}"#), ("access/invite", #"{"person":"\#(colleague)"}"#),
                ("webhooks", #"{"url":"https://example.org/hook"}"#),
            ] {
                let key = ["Idempotency-Key": UUID().uuidString.lowercased()]
                for status in [200, 409] {
                    let reply = try await server.post("/v1/\(path)", body, key)
                    #expect(reply.status == status, "\(path): \(reply.text)")
                }
            }
        }
    }

    /// It is recorded otherwise or earlier: before the log's end, at any rate.
    @Test func whatRecordsNothingIsAnsweredWithTheLogsEnd() async throws {
        try await withColleague { server, _ in
            try await server.observe()
            #expect(try await server.post("/v1/observations/O-1/verify", "{}").json["changed"] as? Bool == true)
            let head = String(try await server.desk.store.head().position)
            for (path, body) in [
                ("observations/O-1/verify", "{}"), ("access/grant", #"{"person":"\#(colleague)","role":"observer"}"#),
            ] {
                let reply = try await server.post("/v1/\(path)", body)
                #expect(reply.status == 200 && reply.json["changed"] as? Bool == false, "\(reply.text)")
                #expect(reply.headers["debrief-position"] == head, "\(path)")
            }
        }
    }
}

extension Instant {
    fileprivate func later(hours: Int64) -> Instant {
        Instant(microsecondsSince1970: microsecondsSince1970 + hours * 3_600_000_000) ?? self
    }
}
