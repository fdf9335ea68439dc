import API
import AsyncHTTPClient
import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import NIOCore
import TestSupport
import Testing
import UseCases

/// Files of rows, brought in over HTTP.
@Suite(.database, .timeLimit(.minutes(5))) struct ImportTests {
    private static let jsonLines = ["Content-Type": "application/jsonl"]

    private func row(_ id: Int, _ changes: [String: any Sendable] = [:]) throws -> String {
        let fields: [String: any Sendable] = [
            "aggregate": "observation", "source": "Archive", "externalId": "\(id)", "title": "Report \(id)",
            "observation": "The radio net failed", "kind": "gap", "occurred": "2016-07",
        ]
        let row = fields.merging(changes) { $1 }
        return String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self) + "\n"
    }

    private func bring(
        _ text: String,
        _ query: String = "",
        _ headers: [String: String] = jsonLines,
        token: String? = nil,
        to server: TestServer
    ) async throws -> TestServer.Reply {
        try await server.post("/v1/imports\(query)", text, headers, token: token)
    }

    private func counts(_ reply: TestServer.Reply) -> [String: Int] { reply.json.compactMapValues { $0 as? Int } }

    @Test func rowsAreBroughtInOnce() async throws {
        try await TestServer.with { server in
            let rows = try row(1) + "\n" + row(2)
            let first = try await bring(rows, to: server)
            #expect(first.status == 200)
            #expect(counts(first) == ["good": 2, "bad": 0, "recorded": 2, "unchanged": 0])
            #expect(first.headers["debrief-position"] == String(try await server.desk.store.head().position))
            let again = try await bring(rows, to: server)
            #expect(counts(again) == ["good": 2, "bad": 0, "recorded": 0, "unchanged": 2])
            let listed = try await server.get("/v1/observations")
            #expect(listed.text.contains("Report 1") && listed.text.contains("Report 2"))
            let events = try await server.desk.store.read().events.filter { $0.type == "observation.imported" }
            let envelopes = try events.map { try $0.envelope() }
            #expect(envelopes.count == 2)
            #expect(envelopes.allSatisfy { $0.actor == server.person.uuid && $0.authentication == .import })
            #expect(envelopes.allSatisfy { $0.authenticationID != nil })
        }
    }

    @Test func whatASourceClosedItDoesNotOpen() async throws {
        try await TestServer.with { server in
            let observer = try await server.desk.token(
                for: PersonID(source: "test", externalID: "observer"),
                Grant(role: .observer)
            )
            _ = try await bring(try row(1, ["sensitivity": "confidential"]), to: server)
            let again = try await bring(try row(1, ["title": "Said anew"]), to: server)
            #expect(counts(again)["recorded"] == 1)
            #expect(try await server.get("/v1/observations/O-1").text.contains("Said anew"))
            #expect(try await server.get("/v1/observations/O-1", token: observer).status == 404)
        }
    }

    @Test func whatIsClosedToTheImporterIsNotSaidAnew() async throws {
        try await TestServer.with { server in
            _ = try await bring(try row(1, ["sensitivity": "strictly_confidential"]), to: server)
            let rows = try row(1, ["title": "Said anew"]) + row(2)
            let again = try await bring(rows, "?skip-bad=true", to: server)
            #expect(counts(again) == ["good": 1, "bad": 1, "recorded": 1, "unchanged": 0], "\(again.text)")
            #expect(again.text.contains("isn't open to you"))
            let events = try await server.desk.store.read().events.filter { $0.type == "observation.claimed" }
            #expect(events.isEmpty)
        }
    }

    @Test func whatIsClosedToTheImporterIsNotQuoted() async throws {
        try await TestServer.with { server in
            _ = try await bring(try row(1, ["sensitivity": "strictly_confidential"]) + row(2), to: server)
            func lesson(on id: Int) throws -> String {
                let fields: [String: any Sendable] = [
                    "aggregate": "lesson", "source": "Archive", "externalId": "on \(id)", "kind": "lesson",
                    "title": "Batteries", "statement": "Each relay has two.", "observations": ["\(id)"],
                ]
                return String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self) + "\n"
            }
            let closed = try await bring(try lesson(on: 1) + lesson(on: 2), "?skip-bad=true", to: server)
            let absent = try await bring(try lesson(on: 3), "?skip-bad=true", to: server)
            #expect(counts(closed)["good"] == 1 && counts(closed)["bad"] == 1, "\(closed.text)")
            #expect(counts(absent)["bad"] == 1)
            // Told in the same words, but for the id.
            for reply in [closed, absent] {
                #expect(reply.text.contains("neither in the files nor here"), "\(reply.text)")
            }
        }
    }

    @Test func aTableOfDotsOrCommasIsABadRow() async throws {
        try await TestServer.with { server in
            let dots = String(repeating: "a.", count: 200_000) + "a\nx\n"
            let commas = "title\n" + String(repeating: ",", count: 3 << 20) + "\n"
            for (table, reason) in [(dots, "no such field"), (commas, "longer than a megabyte")] {
                let reply = try await bring(
                    table,
                    "?as=observation&source=x&dry-run=true",
                    ["Content-Type": "text/csv"],
                    to: server
                )
                #expect(
                    reply.status == 422 && reply.text.contains(#""bad":1,"#) && reply.text.contains(reason),
                    "\(reply.text.prefix(300))"
                )
                #expect(reply.body.count < 2_000)
            }
        }
    }

    @Test func withABadRowNothingIsWritten() async throws {
        try await TestServer.with { server in
            let rows = try row(1) + row(2, ["occurred": "2016-02-31"]) + "{\n" + row(4, ["zq7": 1])
            let before = try await server.desk.store.head().position
            let refused = try await bring(rows, to: server)
            #expect(refused.status == 422 && refused.headers["content-type"] == "application/problem+json")
            #expect(refused.json["type"] as? String == "urn:debrief:problem:bad-rows")
            let checked = try #require(refused.json["checked"] as? [String: any Sendable])
            #expect(checked["good"] as? Int == 1 && checked["bad"] as? Int == 3)
            let named = try #require(checked["badRows"] as? [[String: any Sendable]])
            #expect(named.map { $0["line"] as? Int } == [2, 3, 4])
            #expect(named.map { $0["field"] as? String } == ["occurred", nil, "zq7"])
            #expect(named.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
            #expect(try await server.desk.store.head().position == before)

            let skipped = try await bring(rows, "?skip-bad=true", to: server)
            #expect(skipped.status == 200)
            #expect(counts(skipped) == ["good": 1, "bad": 3, "recorded": 1, "unchanged": 0])
        }
    }

    @Test func theFirstHundredBadRowsAreNamed() async throws {
        try await TestServer.with { server in
            let reply = try await bring(String(repeating: "{\n", count: 150), to: server)
            let checked = try #require(reply.json["checked"] as? [String: any Sendable])
            #expect(reply.status == 422 && checked["bad"] as? Int == 150)
            #expect((checked["badRows"] as? [any Sendable])?.count == 100)
        }
    }

    @Test func aRehearsalWritesNothing() async throws {
        try await TestServer.with { server in
            let before = try await server.desk.store.head().position
            let reply = try await bring(try row(1), "?dry-run=true", to: server)
            #expect(reply.status == 200 && counts(reply) == ["good": 1, "bad": 0])
            #expect(try await server.desk.store.head().position == before)
        }
    }

    @Test func columnsAndDefaultsAreTheCommandLines() async throws {
        try await TestServer.with { server in
            let csv = "externalId,title,observation,kind,occurred\n7,From a table,It rained,gap,2016\n"
            let query = "?as=observation&source=Archive&claimed-by=Desk"
            let reply = try await bring(csv, query, ["Content-Type": "text/csv; charset=utf-8"], to: server)
            #expect(counts(reply)["recorded"] == 1, "\(reply.text)")
            #expect(try await server.get("/v1/observations").text.contains("From a table"))
            let others = try await bring(csv, "?mapping=kobo", ["Content-Type": "text/csv"], to: server)
            #expect(others.status == 422 && others.json["checked"] != nil)
        }
    }

    @Test func itIsForAnalystsAndManagersOfAllMissions() async throws {
        try await TestServer.with { server in
            let unmik = MissionCode("UNMIK")
            for (index, (grant, status)) in [
                (Grant(role: .analyst), 200), (Grant(role: .manager), 200), (Grant(role: .observer), 403),
                (Grant(role: .auditor), 403), (Grant(role: .administrator), 403),
                (Grant(role: .manager, mission: unmik), 403), (Grant(role: .analyst, mission: unmik), 403),
            ].enumerated() {
                let person = PersonID(source: "test", externalID: "importer \(index)")
                let token = try await server.desk.token(for: person, grant)
                #expect(try await bring(try row(index), token: token, to: server).status == status, "\(grant)")
            }
            let reader = try await server.desk.token(for: server.person, scopes: [.read])
            #expect(try await bring(try row(9), token: reader, to: server).status == 403)
        }
    }

    @Test func whatCantBeTakenIsRefused() async throws {
        try await TestServer.with { server in
            let row = try row(1)
            #expect(try await bring("", to: server).status == 400)
            #expect(try await bring(row, "", ["Content-Type": "application/json"], to: server).status == 415)
            #expect(try await bring(row, "", ["Content-Type": ""], to: server).status == 415)
            for query in ["as=thing", "mapping=zq7", "skip-bad=1", "dry-run=", "bogus=1", "as=lesson&as=lesson"] {
                #expect(try await bring(row, "?\(query)", to: server).status == 422, "\(query)")
            }
            #expect(try await server.send("GET", "/v1/imports", token: server.token).status == 405)
            let large = String(repeating: "x", count: 300 * 1_024)
            #expect(try await server.post("/v1/observations", .observation(["observation": large])).status == 413)
        }
    }

    @Test func aFileMayBeLargerThanOtherBodiesAndNotBoundless() async throws {
        try await TestServer.with { server in
            let long = String(repeating: "x", count: 3_900)
            let rows = try (1...300).map { try row($0, ["observation": long]) }.joined()
            #expect(rows.utf8.count > 1 << 20)
            let reply = try await bring(rows, to: server)
            #expect(counts(reply)["recorded"] == 300, "\(reply.text.prefix(500))")
            let blank = String(repeating: String(repeating: " ", count: 1_023) + "\n", count: 65 * 1_024)
            #expect(try await bring(blank, to: server).status == 413)
            // Other tests have theirs, which go too.
            try await eventually {
                let files = try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
                return !files.contains { $0.hasPrefix("debrief-") && $0.hasSuffix(".jsonl") }
            }
        }
    }

    @Test func othersAreAnsweredMeanwhile() async throws {
        try await TestServer.with { server in
            let rows = try (1...3_000).map { try row($0) }.joined()
            async let imported = bring(rows, to: server)
            for _ in 0..<20 { #expect(try await server.get("/healthz", token: "").status == 200) }
            #expect(counts(try await imported)["recorded"] == 3_000)
        }
    }
}
