import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

/// What is asked as of a day is answered as of then, or refused: never as of now.
@Suite(.database, .timeLimit(.minutes(5))) struct AsOfTests {
    /// What stands in the places of names in paths, and what a question can't do without.
    private static let names = ["mission": "HERE", "position": "1"]
    private static let references = ["reviews": "R-1", "lessons": "L-1", "actions": "A-1"]
    private static let required = [
        "search": "words=radio", "log/inclusion": "position=1", "log/consistency": "from=1&to=1",
    ]

    /// A mission, an observation, a lesson, a reform action, a review, and a redaction that is asked for.
    private func record(on server: TestServer) async throws {
        for (path, body) in [
            ("missions", #"{"code":"HERE","name":"Here","type":"peacekeeping","sensitivity":"unclassified"}"#),
            ("observations", .observation(["missions": ["HERE"], "factors": ["leadership"]])),
            (
                "lessons",
                #"{"kind":"lesson","title":"x","statement":"x","observations":["O-1"],"factors":["leadership"],"missions":["HERE"],"language":"en","sensitivity":"unclassified"}"#
            ),
            (
                "actions",
                #"{"what":"x","lessons":["L-1"],"category":"training","track":"mission","language":"en","sensitivity":"unclassified"}"#
            ),
            (
                "reviews",
                #"{"title":"x","kind":"independent_inquiry","date":"2000-08","language":"en","sensitivity":"unclassified"}"#
            ),
        ] {
            let reply = try await server.post("/v1/\(path)", body)
            #expect(reply.status == 201, "\(path): \(reply.text)")
            guard path == "observations" else { continue }
            let position = try #require(reply.headers["debrief-position"])
            #expect(try await server.post("/v1/events/\(position)/redaction", #"{"why":"x"}"#).status == 200)
        }
    }

    private func path(of question: any Question.Type) -> String {
        let register = String(question.path.prefix { $0 != "/" })
        return question.path.namesInBraces.reduce(question.path) { path, name in
            let value = name == "reference" ? Self.references[register] ?? "O-1" : Self.names[name] ?? ""
            return path.replacing("{\(name)}", with: value)
        } + (Self.required[question.path].map { "?\($0)" } ?? "")
    }

    @Test func everyQuestionIsAnsweredAsOfThenOrRefused() async throws {
        try await TestServer.with { server in
            try await record(on: server)
            let document = try await server.get("/openapi.json", token: "").json
            let paths = try #require(document["paths"] as? [String: [String: [String: any Sendable]]])
            // No alert was raised that could be shown.
            for question in Questions.all where question != ShowQuestion<Alert>.self {
                let parameters = paths["/v1/\(question.path)"]?["get"]?["parameters"] as? [[String: any Sendable]]
                let isPromised = parameters?.contains { $0["name"] as? String == "as-of" }
                #expect(isPromised == question.isAnsweredAsOf, "\(question.path)")

                let path = "/v1/\(path(of: question))"
                let now = try await server.get(path)
                // What isn't signed yet is no fault of the question.
                #expect(now.status == 200 || now.json["type"] as? String == "urn:debrief:problem:not-signed", "\(path)")
                let then = try await server.get(path + (path.contains("?") ? "&" : "?") + "as-of=0")
                guard question.isAnsweredAsOf else {
                    #expect(then.status == 422 && then.faults == ["as-of"], "\(path): \(then.text)")
                    continue
                }
                let asOf = then.json["asOf"] as? [String: any Sendable]
                let (told, toldNow) = (content(of: then), content(of: now))
                #expect([200, 404].contains(then.status), "\(path): \(then.text)")
                #expect(asOf?["position"] as? String == "0" || told != toldNow, "\(path): \(then.text)")
            }
        }
    }

    private func content(of reply: TestServer.Reply) -> NSDictionary {
        reply.json.filter { $0.key != "instance" } as NSDictionary
    }

    @Test func aRedactionThatWasDecidedLaterWasOpenThen() async throws {
        try await TestServer.with { server in
            try await record(on: server)
            let asked = try await server.desk.store.head().position
            let manager = PersonID(source: "test", externalID: "second")
            let second = try await server.desk.token(for: manager, Grant(role: .manager))
            let listed = try await server.get("/v1/redactions")
            let redactions = try #require(listed.json["redactions"] as? [[String: any Sendable]])
            let event = try #require(redactions.first?["event"] as? String)
            #expect(try await server.post("/v1/events/\(event)/redaction/refuse", "{}", token: second).status == 200)
            #expect(try await server.get("/v1/redactions").text == #"{"redactions":[]}"#)
            #expect(try await server.get("/v1/redactions?as-of=\(asked)").text == listed.text)
            #expect(try await server.get("/v1/redactions?as-of=\(event)").text == #"{"redactions":[]}"#)
        }
    }

    @Test func aThingHasTheRevisionThatItHad() async throws {
        try await TestServer.with { server in
            try await server.observe()
            let recorded = try await server.desk.store.head().position
            #expect(try await server.post("/v1/observations/O-1/verify", "{}").status == 200)
            #expect(try await server.get("/v1/things/O-1").json["revision"] as? Int == 1)
            #expect(try await server.get("/v1/things/O-1?as-of=\(recorded)").json["revision"] as? Int == 0)
            #expect(try await server.get("/v1/things/O-1?as-of=\(recorded - 1)").status == 404)
        }
    }

    /// A role that was taken back opened the thing until then, and one that ends opens it no longer than that.
    @Test func readersAreThoseToWhomAThingWasOpenThatDay() async throws {
        try await TestServer.with { server in
            try await server.observe(["sensitivity": "confidential"])
            let before = try await server.desk.store.head().position
            let end = try #require(Instant(microsecondsSince1970: Instant.now.microsecondsSince1970 + 4_000_000))
            let (revoked, ended) = (
                try await admit("revoked", on: server), try await admit("ended", until: end, on: server)
            )
            let granted = try await server.desk.store.head().position
            let body = #"{"person":"\#(revoked)","role":"manager"}"#
            #expect(try await server.post("/v1/access/revoke", body).status == 200)
            let taken = try await server.desk.store.head().position
            try await eventually { Instant.now > end }
            try await server.observe()
            let later = try await server.desk.store.head().position

            for (position, isGranted, isTaken) in [
                (before, false, false), (granted, true, false), (taken, true, true), (later, true, true),
            ] {
                let clock = try #require(try await server.desk.store.events(at: [position]).first?.recordedAt)
                let readers = try await readers(on: server, "?as-of=\(position)")
                #expect(readers.contains(revoked.description) == (isGranted && !isTaken), "at \(position)")
                #expect(readers.contains(ended.description) == (isGranted && clock < end), "at \(position)")
            }
            #expect(try await readers(on: server) == [server.person.description])
        }
    }

    private func readers(on server: TestServer, _ point: String = "") async throws -> Set<String> {
        let reply = try await server.get("/v1/things/O-1/readers\(point)")
        #expect(reply.status == 200, "\(reply.text)")
        let readers = reply.json["readers"] as? [[String: any Sendable]] ?? []
        return Set(readers.compactMap { $0["person"] as? String })
    }

    /// Makes somebody a manager by a clock that stands still, so that a machine that is slow refuses no end.
    private func admit(_ name: String, until end: Instant? = nil, on server: TestServer) async throws -> PersonID {
        let person = PersonID(source: "test", externalID: name)
        try await server.desk.people.add(PersonEntry(id: person, name: name))
        let time = end.flatMap { Instant(microsecondsSince1970: $0.microsecondsSince1970 - 1) } ?? .now
        let context = CommandContext(id: UUID(), actor: server.person, authentication: .token, time: min(time, .now))
        let grant = Grant(role: .manager, until: end)
        _ = try await AccessRegister(server.desk.ledger).perform(.grant(grant, why: nil), for: person, in: context)
        return person
    }
}
