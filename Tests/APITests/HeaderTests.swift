import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

/// What stands beside an answer is what one goes on with.
@Suite(.database, .timeLimit(.minutes(5))) struct HeaderTests {
    @Test func aCommandIsGivenRepeatedAndRead() async throws {
        try await TestServer.with { server in
            let key = ["Idempotency-Key": UUID().uuidString]
            let given = try await server.post("/v1/observations", .observation(), key)
            #expect(given.status == 201 && given.headers["idempotency-replayed"] == nil)
            #expect(given.headers["location"] == "/v1/observations/O-1" && given.headers["cache-control"] == "no-store")
            let position = try #require(given.headers["debrief-position"])
            #expect(given.headers["debrief-revision"] == "0" && given.json["position"] as? String == position)

            let repeated = try await server.post("/v1/observations", .observation(), key)
            #expect(repeated.status == 201 && repeated.headers["idempotency-replayed"] == "true")
            #expect(repeated.text == given.text)
            for name in ["location", "debrief-position", "debrief-revision"] {
                #expect(repeated.headers[name] == given.headers[name], "\(name)")
            }

            let path = "/v1/observations/O-1?min-position=\(position)"
            let read = try await server.get(path)
            #expect(read.status == 200 && read.headers["debrief-revision"] == "0", "\(read.text)")
            let tag = try #require(read.headers["etag"])
            let known = try await server.get(path, ["If-None-Match": tag])
            #expect(known.status == 304 && known.body.isEmpty && known.headers["etag"] == tag)

            let revision = try #require(read.headers["debrief-revision"])
            let amended = try await server.post(
                "/v1/observations/O-1/amend",
                #"{"changes":{"title":"It failed again"}}"#,
                ["If-Match": "\"\(revision)\""]
            )
            #expect(amended.status == 200 && amended.headers["debrief-revision"] == "1", "\(amended.text)")
            let changed = try await server.get("/v1/observations/O-1", ["If-None-Match": tag])
            #expect(changed.status == 200 && changed.headers["etag"] != tag)
            #expect(changed.headers["debrief-revision"] == "1")

            let refused = try await server.get("/v1/observations/O-9")
            let ids = [given, repeated, read, known, amended, changed, refused].compactMap { reply in
                reply.headers["x-request-id"].flatMap { UUID(uuidString: $0) }
            }
            #expect(Set(ids).count == 7)
            let id = try #require(refused.headers["x-request-id"])
            #expect(refused.json["instance"] as? String == "urn:uuid:\(id)")
        }
    }

    @Test func whatWasWrittenIsReadAtItsPositionAtOnceOrWaitedForInVain() async throws {
        try await TestServer.with { server in
            let reader = PersonID(source: "test", externalID: "reader")
            let token = try await server.desk.token(for: reader, Grant(role: .analyst))
            for title in ["One", "Two", "Three"] {
                let given = try await server.post("/v1/observations", .observation(["title": title]))
                let position = try #require(given.headers["debrief-position"])
                let read = try await server.get("/v1/observations?min-position=\(position)", token: token)
                #expect(read.status == 200 && read.text.contains(title), "\(read.text)")
                let reached = try #require(read.headers["debrief-position"].flatMap { Position($0) })
                #expect(reached >= Position(position) ?? .max)
            }
            var path = ""
            try await server.whileReadModelsWait {
                let given = try await server.post("/v1/observations", .observation(["title": "Four"]))
                let position = try #require(given.headers["debrief-position"])
                path = "/v1/observations?min-position=\(position)"
                let behind = try await server.get(path, token: token)
                #expect(behind.status == 503 && behind.headers["retry-after"] == "1")
                #expect(behind.json["type"] as? String == "urn:debrief:problem:behind")
            }
            let read = try await server.get(path, token: token)
            #expect(read.status == 200 && read.text.contains("Four"), "\(read.text)")
            let beyond = try await server.get("/v1/observations?min-position=99999", token: token)
            #expect(beyond.status == 422 && beyond.faults == ["min-position"])
        }
    }

    /// The target of the link to what comes next (RFC 8288).
    private func next(_ reply: TestServer.Reply) -> String? {
        guard let link = reply.headers["link"], let end = link.firstRange(of: ">; rel=\"next\""), link.hasPrefix("<")
        else { return nil }
        return String(link[link.index(after: link.startIndex)..<end.lowerBound])
    }

    @Test(arguments: ["/v1/observations?limit=2", "/v1/observations?limit=3&sort=title&reverse=true"])
    func linksLeadThroughARegisterOnce(path: String) async throws {
        try await TestServer.with { server in
            var made: Set<String> = []
            for index in 0..<7 { made.insert(try await server.observe(["title": "Seen \(index)"])) }
            var (found, asked): ([String], String?) = ([], path)
            while let path = asked {
                let page = try await server.get(path)
                #expect(page.status == 200, "\(page.text)")
                let items = page.json["items"] as? [[String: any Sendable]] ?? []
                found += items.compactMap { $0["reference"] as? String }
                asked = next(page)
                #expect((asked != nil) == (page.json["next"] is String))
            }
            #expect(found.count == made.count && Set(found) == made)
        }
    }

    @Test func aTraceIsWhatItsEventsBelongTo() async throws {
        try await TestServer.with { server in
            let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            let given = try await server.post("/v1/observations", .observation(), ["traceparent": trace])
            let position = try #require(given.headers["debrief-position"].flatMap { Position($0) })
            let event = try #require(try await server.desk.store.events(at: [position]).first)
            let envelope = try event.envelope()
            #expect(envelope.correlationID == UUID(uuidString: "4bf92f35-77b3-4da6-a3ce-929d0e0e4736"))
            #expect(envelope.causationID == trace)
        }
    }

    /// Has `change` recorded after what is posted has read what it changes, and before it is appended.
    private func post(
        _ path: String,
        _ body: String,
        _ headers: [String: String] = [:],
        to server: TestServer,
        while change: @escaping @Sendable (Ledger) async throws -> Void
    ) async throws -> TestServer.Reply {
        let database = TestDatabase.current
        return try await database.withStores(1) { stores in
            try await Pool.with(database.configuration(.writer), logger: .silent) { pool in
                let other = Ledger(stores[0], pool, organisation: database.organisation)
                return try await withThrowingTaskGroup(of: TestServer.Reply?.self) { group in
                    // The log's lock is given in the order in which it was asked for: the change comes first.
                    try await database.holdingTheLog {
                        group.addTask {
                            try await change(other)
                            return nil
                        }
                        try await database.untilWaiting(1)
                        group.addTask { try await server.post(path, body, headers) }
                        try await database.untilWaiting(2)
                    }
                    var reply: TestServer.Reply?
                    for try await answer in group { reply = answer ?? reply }
                    return try #require(reply)
                }
            }
        }
    }

    @Test func twoAtOneRevisionConflict() async throws {
        try await TestServer.with { server in
            let person = PersonID(source: "test", externalID: "observer")
            _ = try await server.desk.token(for: person, Grant(role: .observer))
            let context = CommandContext(id: UUID(), actor: server.person, authentication: .local, time: .now)
            let body = #"{"person":"\#(person)","role":"owner"}"#
            let granted = try await post("/v1/access/grant", body, to: server) { ledger in
                let grant = AccessRegister.Request.grant(Grant(role: .analyst), why: nil)
                _ = try await AccessRegister(ledger).perform(grant, for: person, in: context)
            }
            #expect(granted.status == 409, "\(granted.text)")
            #expect(granted.json["type"] as? String == "urn:debrief:problem:conflict")
            let roles = try await AccessRegister(server.desk.ledger).record(of: person).state.grants.map(\.role)
            #expect(roles == [.observer, .analyst])
        }
    }

    @Test(arguments: [true, false]) func twoAtOneRevisionOfAThing(isNamed: Bool) async throws {
        try await TestServer.with { server in
            try await server.observe()
            let thing = try #require(try await server.desk.store.streams(in: "observation", limit: 1).first)
            let observation = try #require(ObservationID(thing.stream.id))
            let context = CommandContext(id: UUID(), actor: server.person, authentication: .local, time: .now)
            let headers = isNamed ? ["If-Match": "\"0\""] : [:]
            let amended = try await post(
                "/v1/observations/O-1/amend",
                #"{"changes":{"title":"Mine"}}"#,
                headers,
                to: server
            ) { ledger in
                var changes = ObservationChanges()
                changes.title = "Theirs"
                _ = try await ledger.perform(AmendObservation(observation: observation, changes: changes), in: context)
            }
            // Whoever names no revision has it decided again on what the other wrote.
            #expect(amended.status == (isNamed ? 412 : 200), "\(amended.text)")
            let shown = try await server.get("/v1/observations/O-1")
            #expect(shown.json["revision"] as? Int == (isNamed ? 1 : 2))
            #expect(shown.text.contains(isNamed ? "Theirs" : "Mine"))
        }
    }
}
