import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

/// Who asks again at once is answered by what holds now.
@Suite(.database, .timeLimit(.minutes(5))) struct RepeatedQuestionTests {
    private let person = PersonID(source: "test", externalID: "someone")

    /// Asks until an answer can be one that is remembered, and returns the last.
    private func repeated(_ server: TestServer, _ path: String, token: String? = nil) async throws -> TestServer.Reply {
        for _ in 0..<3 { _ = try await server.get(path, token: token) }
        return try await server.get(path, token: token)
    }

    @Test(arguments: ["/v1/observations", "/v1/observations/O-1", "/v1/things/O-1/history", "/v1/things/O-1/links"])
    func aRevokedTokenIsRefusedAtOnce(path: String) async throws {
        try await TestServer.with { server in
            try await server.observe()
            let token = try await server.desk.token(for: person, Grant(role: .observer))
            #expect(try await repeated(server, path, token: token).status == 200)
            let entry = try #require(try await server.desk.tokens.all(of: person).first)
            try await server.desk.tokens.revoke(entry.id)
            #expect(try await server.get(path, token: token).status == 401)
        }
    }

    @Test func whatIsTakenAwayIsSeenNoMoreAtOnce() async throws {
        try await TestServer.with { server in
            try await server.observe(["sensitivity": "confidential"])
            let token = try await server.desk.token(for: person, Grant(role: .manager), Grant(role: .observer))
            #expect(try await repeated(server, "/v1/observations/O-1", token: token).status == 200)
            try await server.change(.revoke(.manager, in: nil, why: nil), for: person)
            #expect(try await server.get("/v1/observations/O-1", token: token).status == 404)
            try await server.change(.revoke(.observer, in: nil, why: nil), for: person)
            #expect(try await server.get("/v1/observations/O-1", token: token).status == 403)
        }
    }

    @Test func aGrantThatEndsOpensNothingFromThenOn() async throws {
        try await TestServer.with { server in
            try await server.observe()
            let end = try #require(Instant(microsecondsSince1970: Instant.now.microsecondsSince1970 + 1_500_000))
            let token = try await server.desk.token(for: person, Grant(role: .observer, until: end))
            var status = 200
            while Instant.now < end {
                let reply = try await server.get("/v1/observations/O-1", token: token)
                if Instant.now < end { #expect(reply.status == 200) }
                status = reply.status
            }
            status = try await server.get("/v1/observations/O-1", token: token).status
            #expect(status == 403)
        }
    }

    @Test func aForgottenNameIsToldNoMoreAtOnce() async throws {
        try await TestServer.with { server in
            try await server.observe()
            #expect(try await repeated(server, "/v1/things/O-1/history").text.contains("Person "))
            try await server.desk.people.forget(server.person)
            #expect(try await !server.get("/v1/things/O-1/history").text.contains("Person "))
        }
    }

    @Test func whatWasRecordedIsReadAtOnce() async throws {
        try await TestServer.with { server in
            for number in 1...5 {
                try await server.observe()
                let reply = try await server.get("/v1/observations")
                #expect((reply.json["items"] as? [Any])?.count == number)
            }
        }
    }

    @Test func everyoneSeesTheirOwn() async throws {
        try await TestServer.with { server in
            try await server.observe(["title": "The secret net failed", "sensitivity": "confidential"])
            let observer = try await server.desk.token(for: person, Grant(role: .observer))
            for _ in 0..<3 {
                #expect(try await server.get("/v1/observations").text.contains("secret"))
                #expect(try await !server.get("/v1/observations", token: observer).text.contains("secret"))
            }
        }
    }

    @Test func whoIsDismissedFromAListOpensNothingMore() async throws {
        try await TestServer.with { server in
            try await server.observe(["sensitivity": "strictly_confidential"])
            let found = try await server.desk.ledger.resolve(Reference("O-1"))
            let token = try await server.desk.token(for: person, Grant(role: .manager))
            try await server.change(.admit(found.stream, why: "To advise"), for: person)
            #expect(try await repeated(server, "/v1/observations/O-1", token: token).status == 200)
            let openings = try await server.desk.store.streams(startingWith: "opening/", limit: 10)
            #expect(openings.count == 1)
            try await server.change(.dismiss(found.stream, why: nil), for: person)
            #expect(try await server.get("/v1/observations/O-1", token: token).status == 404)
        }
    }

    @Test func aListKeepsItsTagAsLongAsItSaysTheSame() async throws {
        try await TestServer.with { server in
            for _ in 0..<3 { try await server.observe() }
            let path = "/v1/observations?limit=2"
            let first = try await server.get(path)
            let tag = try #require(first.headers["etag"])
            // So that nothing is remembered of it.
            try await server.desk.people.add(PersonEntry(id: person, name: "Somebody"))
            let second = try await server.get(path)
            #expect(first.text != second.text && second.headers["etag"] == tag)
            #expect(try await server.get(path, ["If-None-Match": tag]).status == 304)
            try await server.observe()
            let third = try await server.get(path, ["If-None-Match": tag])
            #expect(third.status == 200 && third.headers["etag"] != tag)
        }
    }
}
