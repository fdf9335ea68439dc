import API
import AsyncHTTPClient
import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import NIOCore
import NIOHTTP1
import Postgres
import Projections
import TestSupport
import Testing
import UseCases

/// Events are sent in order, all of them once, as far as whoever asks may read them.
@Suite(.database, .timeLimit(.minutes(5))) struct EventTests {
    private func positions(_ reply: TestServer.Reply) -> [String] {
        (reply.json["events"] as? [[String: any Sendable]] ?? []).compactMap { $0["position"] as? String }
    }

    @Test func eventsAreReadByPosition() async throws {
        try await TestServer.with { server in
            for index in 0..<5 { try await server.observe(["title": "Seen \(index)"]) }
            let head = try await server.desk.store.head().position
            try await eventually { try await server.desk.side.position() == head }
            try await eventually { try await server.get("/v1/events").json["position"] as? String == String(head) }
            let page = try await server.get("/v1/events?type=observation.recorded&limit=3")
            #expect(page.status == 200 && positions(page).isEmpty == false && page.headers["link"] != nil)
            var all: [String] = []
            var after = "0"
            while true {
                let page = try await server.get("/v1/events?after=\(after)&limit=2")
                all += positions(page)
                guard let next = page.json["next"] as? String else { break }
                after = next
            }
            #expect(all == (1...head).map(String.init))
        }
    }

    @Test func whatMayNotBeReadIsNotSent() async throws {
        try await TestServer.with { server in
            try await server.observe(["title": "Open"])
            try await server.observe(["title": "Secret", "sensitivity": "confidential"])
            try await server.observe(["title": "Most secret", "sensitivity": "strictly_confidential"])
            let head = try await server.desk.store.head().position
            try await eventually { try await server.get("/v1/events").json["position"] as? String == String(head) }
            let observer = PersonID(source: "test", externalID: "observer")
            let token = try await server.desk.token(for: observer, Grant(role: .observer))
            let seen = try await server.get("/v1/events", token: token)
            #expect(seen.text.contains("Open") && !seen.text.contains("ecret") && !seen.text.contains("access."))
            let all = try await server.get("/v1/events")
            #expect(all.text.contains("\"Secret\"") && !all.text.contains("Most secret"))
        }
    }

    /// What a client of the stream heard.
    private func listen(
        _ server: TestServer,
        after: Position?,
        token: String? = nil,
        until isEnough: @escaping ([Position]) -> Bool
    ) async throws -> [Position] {
        try await positions(of: begin(server, after: after, token: token), until: isEnough)
    }

    /// The stream once its head is there: by then the token was looked at, and the stream's beginning stands.
    private func begin(
        _ server: TestServer,
        after: Position? = nil,
        token: String? = nil
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(server.port)/v1/events/stream")
        request.headers.add(name: "Authorization", value: "Bearer \(token ?? server.token)")
        if let after { request.headers.add(name: "Last-Event-ID", value: String(after)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        #expect(response.status == .ok)
        #expect(response.headers.first(name: "Content-Type") == "text/event-stream")
        return response
    }

    private func positions(
        of response: HTTPClientResponse,
        until isEnough: @escaping ([Position]) -> Bool
    ) async throws -> [Position] {
        var text = ""
        var positions: [Position] = []
        for try await part in response.body {
            text += String(buffer: part)
            while let end = text.firstRange(of: "\n\n") {
                let lines = text[..<end.lowerBound].split(separator: "\n")
                text.removeSubrange(..<end.upperBound)
                guard lines.contains(where: { $0.hasPrefix("data:") }) else { continue }
                positions += lines.filter { $0.hasPrefix("id: ") }.compactMap { Position($0.dropFirst(4)) }
            }
            if isEnough(positions) { break }
        }
        return positions
    }

    @Test func aStreamResumesWithoutLossOrRepeatAlsoOnAnotherServer() async throws {
        var heard: [Position] = []
        try await TestServer.with { server in
            for index in 0..<10 { try await server.observe(["title": "Seen \(index)"]) }
            heard = try await listen(server, after: 0) { $0.count >= 5 }
        }
        let last = try #require(heard.last)
        try await TestServer.with { server in
            async let rest = listen(server, after: last) { $0.last ?? 0 >= 20 }
            for index in 0..<12 { try await server.observe(["title": "Later \(index)"]) }
            heard += try await rest
        }
        #expect(heard == Array(1...(heard.last ?? 0)))
    }

    @Test func aStreamWithoutABeginningBeginsAtTheLogsEndWhereverTheReadModelsStand() async throws {
        try await TestServer.with { server in
            var begun: Position = 0
            var stream: HTTPClientResponse?
            try await server.whileReadModelsWait {
                try await server.observe()
                begun = try await server.desk.store.head().position
                stream = try await begin(server)
            }
            try await server.observe()
            #expect(try await positions(of: #require(stream)) { !$0.isEmpty }.first == begun + 1)
        }
    }

    @Test func whatIsAskedAsOfAPositionWaitsForTheReadModels() async throws {
        try await TestServer.with { server in
            let auditor = PersonID(source: "test", externalID: "auditor")
            let token = try await server.desk.token(for: auditor, Grant(role: .auditor))
            var path = ""
            try await server.whileReadModelsWait {
                try await server.observe()
                path = "/v1/observations?as-of=\(try await server.desk.store.head().position)"
                #expect(try await server.get(path, token: token).status == 503)
            }
            let reply = try await server.get(path, token: token)
            #expect(reply.status == 200 && reply.text.contains("O-1"), "\(reply.text)")
        }
    }

    @Test func aStreamEndsWhenTheTokenDoes() async throws {
        try await TestServer.with { server in
            let person = PersonID(source: "test", externalID: "auditor")
            let token = try await server.desk.token(for: person, Grant(role: .auditor))
            let stream = try await begin(server, token: token)
            let entry = try #require(try await server.desk.tokens.all(of: person).first)
            try await server.desk.tokens.revoke(entry.id)
            try await server.observe()
            let last = try await server.desk.store.head().position
            #expect(try await !positions(of: stream) { _ in false }.contains(last))
        }
    }
}
