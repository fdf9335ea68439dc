import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Glibc
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import API

/// Requests that can be read in two ways, and clients that hardly speak.
@Suite(.database, .timeLimit(.minutes(5))) struct ConnectionTests {
    private func head(_ request: String, _ fields: String...) -> String {
        ([request] + fields + ["Host: x"]).joined(separator: "\r\n") + "\r\n\r\n"
    }

    @Test func whatCanBeReadInTwoWaysIsRefused() async throws {
        try await TestServer.with { server in
            let token = "Authorization: Bearer \(server.token)"
            for (name, text, status) in [
                (
                    "two lengths",
                    head("POST /v1/observations HTTP/1.1", token, "Content-Length: 5", "Transfer-Encoding: chunked"),
                    "400"
                ),
                ("no HTTP", "zq7marker\r\n\r\n", "400"),
                ("bad escape", head("GET /v1/observations/%zz HTTP/1.1", token), "400"),
                ("bad escape in the query", head("GET /v1/observations?sort=%zz HTTP/1.1", token), "400"),
                ("NUL in the path", head("GET /v1/observations/O%00 HTTP/1.1", token), "400"),
                ("a path over 8 KiB", head("GET /v1/\(String(repeating: "a", count: 9_000)) HTTP/1.1", token), "414"),
                ("a path over 32 KiB", head("GET /v1/\(String(repeating: "a", count: 40_000)) HTTP/1.1", token), "414"),
                ("a path over 64 KiB", head("GET /v1/\(String(repeating: "a", count: 70_000)) HTTP/1.1", token), "414"),
                (
                    "headers over 16 KiB", head("GET /healthz HTTP/1.1", "X: \(String(repeating: "a", count: 17_000))"),
                    "431"
                ),
                (
                    "headers over 64 KiB", head("GET /healthz HTTP/1.1", "X: \(String(repeating: "a", count: 70_000))"),
                    "431"
                ),
            ] {
                let wire = try Wire(port: server.port)
                wire.send(text)
                let answer = await wire.answer()
                #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(name): \(answer.prefix(200))")
                #expect(answer.contains("application/problem+json"), "\(name)")
                #expect(!answer.contains("zq7marker"), "\(name)")
            }
        }
    }

    @Test func eachRequestsLineIsMeasuredByItself() async throws {
        try await TestServer.with { server in
            let wire = try Wire(port: server.port)
            for _ in 0..<3 {
                wire.send(head("GET /healthz?\(String(repeating: "a", count: 8_000)) HTTP/1.1"))
                #expect(await wire.answer(until: "}").hasPrefix("HTTP/1.1 200"))
            }
            wire.send(head("GET /healthz HTTP/1.1", "X: \(String(repeating: "a", count: 40_000))"))
            #expect(await wire.answer().hasPrefix("HTTP/1.1 431"))
            let other = try Wire(port: server.port)
            other.send(head("GET /healthz HTTP/1.1"))
            #expect(await other.answer(until: "}").hasPrefix("HTTP/1.1 200"))
            other.send(head("GET /\(String(repeating: "a", count: 40_000)) HTTP/1.1"))
            #expect(await other.answer().hasPrefix("HTTP/1.1 414"))
        }
    }

    @Test func whoSaysNothingIsLeft() async throws {
        var options = ServerOptions.test
        (options.limits.idle, options.limits.reading) = (.milliseconds(100), .hours(1))
        try await TestServer.with(options) { server in
            let wire = try Wire(port: server.port)
            #expect(await wire.isLeft())
        }
    }

    @Test func whoseRequestTakesTooLongIsLeft() async throws {
        var options = ServerOptions.test
        (options.limits.idle, options.limits.reading) = (.hours(1), .milliseconds(100))
        try await TestServer.with(options) { server in
            let wire = try Wire(port: server.port)
            wire.send("GET /healthz HTTP/1.1\r\n")
            #expect(await wire.isLeft())
        }
    }

    @Test func moreConnectionsThanThereMayBeWaitForOneToEnd() async throws {
        var options = ServerOptions.test
        options.limits.connections = 1
        try await TestServer.with(options) { server in
            let hasEnded = Mutex(false)
            let health = head("GET /healthz HTTP/1.1")
            let first = try Wire(port: server.port)
            first.send(health)
            #expect(await first.answer(until: "}").hasPrefix("HTTP/1.1 200"))
            let second = try Wire(port: server.port)
            second.send(health)
            async let answered = (second.answer(until: "}"), hasEnded.withLock(\.self))
            // Long enough for the other to be answered, if it could be.
            for _ in 0..<100 {
                first.send(health)
                #expect(await first.answer(until: "}").hasPrefix("HTTP/1.1 200"))
            }
            hasEnded.withLock { $0 = true }
            first.end()
            let (answer, wasLast) = await answered
            #expect(answer.hasPrefix("HTTP/1.1 200") && wasLast)
        }
    }

    /// More than the kernels on both sides hold for a client that takes nothing.
    private func observeMuch(_ server: TestServer) async throws {
        let discussion = String(repeating: "\u{1F4E1}", count: 14_000)
        for _ in 0..<160 { try await server.observe(["discussion": discussion]) }
        let head = try await server.desk.store.head().position
        try await eventually { try await server.get("/v1/events?last=1").json["position"] as? String == String(head) }
    }

    /// Runs `body` with a client that asked for much, and has stopped to take any of it.
    private func withStalledClient(
        _ path: String,
        _ limits: RequestLimits,
        _ body: (TestServer) async throws -> Void
    ) async throws {
        var options = ServerOptions.test
        options.limits = limits
        try await TestServer.with(options) { server in
            try await observeMuch(server)
            let wire = try Wire(port: server.port, receiveBuffer: 4_096)
            wire.send(head("GET \(path) HTTP/1.1", "Authorization: Bearer \(server.token)"))
            let answer = await wire.answer(until: "\u{1F4E1}")
            #expect(answer.hasPrefix("HTTP/1.1 200"), "\(answer.prefix(200))")
            try await body(server)
        }
    }

    @Test(arguments: ["/v1/events/stream?after=0", "/v1/observations/export"])
    func whoTakesNothingKeepsTheServerFromEndingForAWhileAlone(path: String) async throws {
        var limits = RequestLimits()
        (limits.sending, limits.ending) = (.milliseconds(200), .seconds(3_600))
        try await withStalledClient(path, limits) { server in try await server.shutDown() }
    }

    @Test(arguments: ["/v1/events/stream?after=0", "/v1/observations/export"])
    func whatStillGoesOnWhenTheServerShouldHaveEndedIsBrokenOff(path: String) async throws {
        var limits = RequestLimits()
        (limits.sending, limits.ending) = (.hours(1), .milliseconds(200))
        try await withStalledClient(path, limits) { server in try await server.shutDown() }
    }

    @Test func whoHardlySpeaksDoesntHoldTheOthersUp() async throws {
        try await TestServer.with { server in
            try await server.observe()
            func areAnswered() async throws {
                for _ in 0..<100 { #expect(try await server.get("/v1/observations/O-1").status == 200) }
            }
            var wires: [Int32] = []
            defer { for wire in wires { close(wire) } }
            let dripping = try (0..<500).map { _ in try Drip(port: server.port) }
            wires = dripping.map(\.descriptor)
            for drip in dripping { drip.send("GET /v1/obs") }
            async let answered: Void = areAnswered()
            for _ in 0..<10 {
                for drip in dripping { drip.send("x") }
                try await Task.sleep(for: .milliseconds(20))
            }
            try await answered
        }
    }

    private struct Drip {
        let descriptor: Int32

        init(port: Int) throws {
            let wire = try Wire(port: port)
            descriptor = dup(wire.descriptor)
        }

        func send(_ text: String) {
            let bytes = Array(text.utf8)
            _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
    }
}
