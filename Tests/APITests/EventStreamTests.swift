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
import TestSupport
import Testing
import UseCases

/// Who listens hears what they may read when it is sent, for as long as they may read at all.
@Suite(.database, .timeLimit(.minutes(5))) struct EventStreamTests {
    private let person = PersonID(source: "test", externalID: "listener")

    enum Ending: CaseIterable {
        case revoked
        case runOut
    }

    /// Somebody who listens, and reads when they like.
    private struct Listener {
        struct Ended: Error {}

        private var parts: HTTPClientResponse.Body.AsyncIterator
        private var rest = ""
        /// What came whole: events, heartbeats and places.
        private var blocks: [String] = []
        /// Of the events that came.
        private(set) var positions: [Position] = []

        /// Listens from the log's end on.
        init(_ server: TestServer, token: String) async throws {
            var request = HTTPClientRequest(url: "http://127.0.0.1:\(server.port)/v1/events/stream")
            request.headers.add(name: "Authorization", value: "Bearer \(token)")
            let response = try await HTTPClient.shared.execute(request, timeout: .minutes(5))
            #expect(response.status == .ok)
            parts = response.body.makeAsyncIterator()
            // The head of the stream goes out once it listens.
            try await read { !$0.blocks.isEmpty }
        }

        var heartbeats: Int { blocks.count { $0 == ":" } }

        func heard(_ text: String) -> Bool { blocks.contains { $0.contains(text) } }

        private mutating func read() async throws -> Bool {
            guard let part = try await parts.next(isolation: #isolation) else { return false }
            var came = (rest + String(buffer: part)).components(separatedBy: "\n\n")
            rest = came.removeLast()
            blocks += came
            positions += came.compactMap { block in
                let lines = block.split(separator: "\n", maxSplits: 2)
                guard lines.count == 3, lines[2].hasPrefix("data: ") else { return nil }
                return Position(lines[0].dropFirst("id: ".count))
            }
            return true
        }

        mutating func read(until isEnough: (Listener) -> Bool) async throws {
            while !isEnough(self) {
                guard try await read() else { throw Ended() }
            }
        }

        mutating func readToTheEnd() async throws {
            while try await read() {}
        }
    }

    private func endRole(_ ending: Ending, on server: TestServer) async throws {
        switch ending {
        case .revoked: try await server.change(.revoke(.analyst, in: nil, why: nil), for: person)
        case .runOut: try await server.runOut(.analyst, of: person)
        }
    }

    @Test(arguments: Ending.allCases) func aStreamEndsWithTheLastRole(ending: Ending) async throws {
        try await TestServer.with { server in
            let token = try await server.desk.token(for: person, Grant(role: .analyst))
            var listener = try await Listener(server, token: token)
            try await server.observe(["title": "Before"])
            try await listener.read { $0.heard("Before") }
            try await endRole(ending, on: server)
            try await server.observe(["title": "After"])
            try await listener.readToTheEnd()
            #expect(!listener.heard("After"))
        }
    }

    @Test(arguments: Ending.allCases) func aStreamGoesOnWithTheRoleThatIsLeft(ending: Ending) async throws {
        try await TestServer.with { server in
            let token = try await server.desk.token(for: person, Grant(role: .analyst), Grant(role: .observer))
            var listener = try await Listener(server, token: token)
            try await server.observe(["title": "Secret before", "sensitivity": "confidential"])
            try await listener.read { $0.heard("Secret before") }
            try await endRole(ending, on: server)
            try await server.observe(["title": "Secret after", "sensitivity": "confidential"])
            try await server.observe(["title": "Open after"])
            try await listener.read { $0.heard("Open after") }
            #expect(!listener.heard("Secret after"))
        }
    }

    @Test func whereNothingHappensHeartbeatsKeepTheStreamOpen() async throws {
        try await TestServer.with { server in
            var listener = try await Listener(server, token: server.token)
            // Longer than a connection may be idle.
            try await listener.read { $0.heartbeats >= 2 }
            try await server.observe(["title": "At last"])
            try await listener.read { $0.heard("At last") }
        }
    }

    @Test func whatWaitsForAListenerWhoDoesNotReadIsAPageAtMost() async throws {
        var options = ServerOptions.test
        // However long the others take.
        options.limits.sending = .hours(1)
        try await TestServer.with(options) { server in
            let token = try await server.desk.token(for: person, Grant(role: .auditor))
            var slow = try await Listener(server, token: token)
            var quick = try await Listener(server, token: server.token)
            // More than a page, and than all the buffers between the two.
            let text = String(repeating: "x", count: 60_000)
            for part in 0..<8 {
                let events = try (0..<64).map { number in
                    try AuthoredEvent.sample(StreamName("test/\(part)-\(number)"), data: #"{"text":"\#(text)"}"#)
                }
                _ = try await server.desk.store.append(.sample(events))
            }
            let last = try await server.desk.store.head().position
            try await quick.read { $0.positions.last == last }
            #expect(quick.positions == Array((quick.positions.first ?? 0)...last))

            let entry = try #require(try await server.desk.tokens.all(of: person).first)
            try await server.desk.tokens.revoke(entry.id)
            try await slow.readToTheEnd()
            let heard = slow.positions
            #expect(heard == Array((heard.first ?? 0)...(heard.last ?? 0)) && heard.last ?? 0 < last)
        }
    }
}
