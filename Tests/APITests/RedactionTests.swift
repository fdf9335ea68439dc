import API
import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

/// One person asks that a record go, another approves, each with their own token.
@Suite(.database, .timeLimit(.minutes(5))) struct RedactionTests {
    private static let name = "Captain Ba"

    /// A server with an observation that names somebody, where it is recorded, and a second manager's token.
    private func withRecord(_ body: (TestServer, _ position: String, _ second: String) async throws -> Void)
        async throws
    {
        try await TestServer.with { server in
            let second = try await token("second", Grant(role: .manager), on: server)
            let recorded = try await server.post("/v1/observations", .observation(["observation": Self.name]))
            #expect(recorded.status == 201)
            try await body(server, try #require(recorded.headers["debrief-position"]), second)
        }
    }

    private func token(_ name: String, _ grant: Grant, on server: TestServer) async throws -> String {
        try await server.desk.token(for: PersonID(source: "test", externalID: name), grant)
    }

    private func ask(_ server: TestServer, _ position: String, token: String? = nil) async throws -> TestServer.Reply {
        try await server.post("/v1/events/\(position)/redaction", #"{"why":"It names him"}"#, token: token)
    }

    private func standing(_ reply: TestServer.Reply) -> String? {
        (reply.json["redaction"] as? [String: any Sendable])?["standing"] as? String
    }

    @Test func theRecordGoesWhenASecondPersonApproves() async throws {
        try await withRecord { server, position, second in
            let asked = try await ask(server, position)
            #expect(asked.status == 200 && standing(asked) == "requested" && asked.json["changed"] as? Bool == true)
            #expect(try await server.get("/v1/observations/O-1").text.contains(Self.name))
            let listed = try await server.get("/v1/redactions", token: second)
            #expect(listed.text.contains("It names him") && listed.text.contains("O-1"))

            let own = try await server.post("/v1/events/\(position)/redaction/approve", "{}")
            #expect(own.status == 422 && own.json["type"] as? String == "urn:debrief:problem:redaction")
            #expect(try await server.get("/v1/observations/O-1").text.contains(Self.name))

            let approved = try await server.post("/v1/events/\(position)/redaction/approve", "{}", token: second)
            #expect(approved.status == 200 && standing(approved) == "approved")
            let shown = try await server.get("/v1/observations/O-1")
            #expect(shown.status == 404 && !shown.text.contains(Self.name))
            #expect(try await server.get("/v1/redactions").text == #"{"redactions":[]}"#)
            let log = try await server.get("/v1/events?last=100", ["Accept": "application/jsonl"])
            #expect(!log.text.contains(Self.name))
        }
    }

    /// Asks that the record at a position go, and has it approved.
    private func redact(_ position: String?, on server: TestServer, with second: String) async throws {
        let position = try #require(position)
        #expect(try await ask(server, position).status == 200)
        let approved = try await server.post("/v1/events/\(position)/redaction/approve", "{}", token: second)
        #expect(approved.status == 200 && standing(approved) == "approved")
    }

    @Test func whatWasWithdrawnForARedactedReasonStaysWithdrawn() async throws {
        try await withRecord { server, _, second in
            let why = #"{"why":"Sergeant Diallo asked for it"}"#
            let withdrawn = try await server.post("/v1/observations/O-1/withdraw", why)
            #expect(withdrawn.status == 200, "\(withdrawn.text)")
            try await redact(withdrawn.headers["debrief-position"], on: server, with: second)
            let shown = try await server.get("/v1/observations/O-1")
            #expect(shown.json["phase"] as? String == "withdrawn" && shown.json["redacted"] as? Bool == true)
            #expect(!shown.text.contains("Diallo"))
            let listed = try await server.get("/v1/observations?state=withdrawn")
            #expect(listed.text.contains("O-1") && !listed.text.contains("Diallo"))
            let history = try await server.get("/v1/things/O-1/history")
            #expect(history.text.contains("redacted") && !history.text.contains("Diallo"))
        }
    }

    @Test func aRoleThatWasShortenedIsNotLongerWithoutItsRecord() async throws {
        try await TestServer.with { server in
            let second = try await token("second", Grant(role: .administrator), on: server)
            _ = try await token("observer", Grant(role: .observer), on: server)
            let person = PersonID(source: "test", externalID: "observer")
            let shortened = try await server.post(
                "/v1/access/grant",
                #"{"person":"\#(person)","role":"observer","until":"2999-01-01T00:00:00.000000Z","why":"Sergeant Diallo leaves"}"#
            )
            #expect(shortened.status == 200, "\(shortened.text)")
            try await redact(shortened.json["position"] as? String, on: server, with: second)
            #expect(try await AccessRegister(server.desk.ledger).record(of: person).state.grants.isEmpty)
        }
    }

    @Test func whatAReclassificationClosedStaysClosedWithoutItsRecord() async throws {
        try await withRecord { server, _, second in
            let observer = try await token("observer", Grant(role: .observer), on: server)
            #expect(try await server.get("/v1/observations/O-1", token: observer).status == 200)
            let closed = try await server.post(
                "/v1/observations/O-1/reclassify",
                #"{"sensitivity":"confidential","why":"It names Sergeant Diallo"}"#
            )
            #expect(closed.status == 200)
            try await redact(closed.headers["debrief-position"], on: server, with: second)
            let head = try await server.desk.store.head().position
            // To what it was reclassified nobody can tell any more: it is for its list, and nobody is on that.
            for token in [observer, second, server.token] {
                #expect(try await server.get("/v1/observations/O-1", token: token).status == 404)
                let list = try await server.get("/v1/observations?min-position=\(head)", token: token)
                #expect(list.status == 200 && !list.text.contains("O-1"))
            }
            let reader = PersonID(source: "test", externalID: "second")
            let admitted = try await server.post(
                "/v1/access/admit",
                #"{"person":"\#(reader)","thing":"O-1","why":"Says anew how sensitive it is"}"#
            )
            #expect(admitted.status == 200, "\(admitted.text)")
            let opened = try await server.post(
                "/v1/observations/O-1/reclassify",
                #"{"sensitivity":"unclassified","why":"It names nobody"}"#,
                token: second
            )
            #expect(opened.status == 200, "\(opened.text)")
            #expect(try await server.get("/v1/observations/O-1", token: observer).status == 200)
        }
    }

    @Test func whatWasTakenFromSomebodyStaysTakenWithoutItsRecord() async throws {
        try await TestServer.with { server in
            let second = try await token("second", Grant(role: .administrator), on: server)
            let observer = try await token("observer", Grant(role: .observer), on: server)
            #expect(try await server.get("/v1/observations", token: observer).status == 200)
            let person = PersonID(source: "test", externalID: "observer")
            let revoked = try await server.post(
                "/v1/access/revoke",
                #"{"person":"\#(person)","role":"observer","why":"He told Sergeant Diallo"}"#
            )
            try await redact(revoked.json["position"] as? String, on: server, with: second)
            let record = try await AccessRegister(server.desk.ledger).record(of: person)
            #expect(record.state.grants.isEmpty)
            #expect(try await server.get("/v1/observations", token: observer).status == 403)
        }
    }

    @Test func whoAskedAndWhoApprovedAreKnownByTheirOwnTokens() async throws {
        try await withRecord { server, position, second in
            _ = try await ask(server, position)
            _ = try await server.post("/v1/events/\(position)/redaction/approve", "{}", token: second)
            let events = try await server.desk.store.read(after: Position(position) ?? 0).events
            let records = try events.filter { $0.stream.category == "redaction" }.map { try $0.envelope() }
            #expect(records.map(\.type) == ["redaction.requested", "redaction.approved", "event.redacted"])
            let approver = PersonID(source: "test", externalID: "second")
            #expect(records.map(\.actor) == [server.person.uuid, approver.uuid, server.person.uuid])
            #expect(records.allSatisfy { $0.authentication == .token })
            #expect(records[0].authenticationID == records[2].authenticationID)
            #expect(records[0].authenticationID != records[1].authenticationID)
            #expect(records[2].data.contains(#""approvedby":"\#(approver)""#))
            #expect(records[2].data.contains(#""position":"\#(position)""#))
        }
    }

    @Test func twiceIsHarmless() async throws {
        try await withRecord { server, position, second in
            #expect(try await ask(server, position).json["changed"] as? Bool == true)
            let again = try await ask(server, position)
            #expect(again.status == 200 && again.json["changed"] as? Bool == false)
            #expect(try await ask(server, position, token: second).status == 422)
            let path = "/v1/events/\(position)/redaction/approve"
            let key = ["Idempotency-Key": UUID().uuidString.lowercased()]
            let first = try await server.post(path, "{}", key, token: second)
            let same = try await server.post(path, "{}", key, token: second)
            #expect(same.json["position"] as? String == first.json["position"] as? String)
            let other = try await server.post(path, "{}", token: second)
            #expect(other.status == 200 && other.json["changed"] as? Bool == false && standing(other) == "approved")
            #expect(try await ask(server, position).status == 410)
            let events = try await server.desk.store.read().events
            #expect(events.filter { $0.type == "event.redacted" }.count == 1)
        }
    }

    @Test func whoAsksTakesItBackAndAnotherRefuses() async throws {
        try await withRecord { server, position, second in
            for token in [server.token, second] {
                #expect(try await ask(server, position).status == 200)
                let refused = try await server.post("/v1/events/\(position)/redaction/refuse", "{}", token: token)
                #expect(refused.status == 200 && standing(refused) == "refused")
                let late = try await server.post("/v1/events/\(position)/redaction/approve", "{}", token: second)
                #expect(late.status == 404)
            }
            #expect(try await server.get("/v1/observations/O-1").text.contains(Self.name))
        }
    }

    @Test func whoMayNotIsRefusedAndToldNothing() async throws {
        try await withRecord { server, position, _ in
            let secret = try await server.post(
                "/v1/observations",
                .observation(["observation": Self.name, "sensitivity": "confidential"])
            )
            let hidden = try #require(secret.headers["debrief-position"])
            _ = try await ask(server, position)
            #expect(try await ask(server, hidden).status == 200)
            let analyst = try await token("analyst", Grant(role: .analyst), on: server)
            let administrator = try await token("administrator", Grant(role: .administrator), on: server)
            for step in ["", "/approve", "/refuse"] {
                let body = step.isEmpty ? #"{"why":"x"}"# : "{}"
                let forbidden = try await server.post("/v1/events/\(position)/redaction\(step)", body, token: analyst)
                #expect(forbidden.status == 403, "\(step)")
                let absent = try await server.post("/v1/events/\(hidden)/redaction\(step)", body, token: administrator)
                #expect(absent.status == 404, "\(step)")
            }
            #expect(try await server.get("/v1/redactions", token: analyst).text == #"{"redactions":[]}"#)
            let listed = try await server.get("/v1/redactions", token: administrator)
            #expect(listed.text.contains(#""event":"\#(position)""#) && !listed.text.contains(#""event":"\#(hidden)""#))
        }
    }

    @Test func whyIsForWhoMayReadTheEvent() async throws {
        try await TestServer.with { server in
            let secret = try await server.post("/v1/observations", .observation(["sensitivity": "confidential"]))
            let position = try #require(secret.headers["debrief-position"])
            _ = try await ask(server, position)
            let path = "/v1/events?type=redaction.requested&last=10"
            let auditor = try await token("auditor", Grant(role: .auditor), on: server)
            let administrator = try await token("administrator", Grant(role: .administrator), on: server)
            try await eventually { try await server.get(path, token: auditor).text.contains("It names him") }
            #expect(try await !server.get(path, token: administrator).text.contains("It names him"))
        }
    }

    @Test(arguments: [
        ("/v1/events/1000000/redaction", #"{"why":"x"}"#, 404), ("/v1/events/0/redaction", #"{"why":"x"}"#, 422),
        ("/v1/events/x/redaction", #"{"why":"x"}"#, 422), ("/v1/events/1/redaction", "{}", 422),
        ("/v1/events/9223372036854775808/redaction", #"{"why":"x"}"#, 422),
        ("/v1/events/1/redaction", #"{"why":" "}"#, 422), ("/v1/events/1/redaction/approve", "{}", 404),
        ("/v1/events/1/redaction", #"{"why":"x","position":"2"}"#, 422),
        ("/v1/events/9223372036854775807/redaction/refuse", "{}", 404),
    ])
    func whatCantBeAskedIsRefused(path: String, body: String, status: Int) async throws {
        try await TestServer.with { server in
            try await server.observe()
            #expect(try await server.post(path, body).status == status)
        }
    }
}
