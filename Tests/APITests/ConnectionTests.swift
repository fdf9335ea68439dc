import API
import DeskSupport
import Foundation
import Glibc
import TestSupport
import Testing

/// Requests that can be read in two ways, and clients that hardly speak.
@Suite(.database, .timeLimit(.minutes(5))) struct ConnectionTests {
    /// A connection to a server, byte by byte.
    private struct Wire: ~Copyable {
        let descriptor: Int32

        init(port: Int) throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
            var patience = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        }

        deinit { close(descriptor) }

        func send(_ text: String) {
            let bytes = Array(text.utf8)
            _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }

        /// What comes until the other side closes, or a whole head is there; waited for where that holds nobody up.
        func answer() async -> String {
            let descriptor = dup(descriptor)
            return await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    defer { close(descriptor) }
                    var text = ""
                    var buffer = [UInt8](repeating: 0, count: 4_096)
                    while !text.contains("\r\n\r\n") {
                        let count = recv(descriptor, &buffer, buffer.count, 0)
                        guard count > 0 else { break }
                        text += String(decoding: buffer.prefix(count), as: UTF8.self)
                    }
                    continuation.resume(returning: text)
                }
            }
        }
    }

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
