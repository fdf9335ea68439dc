import Foundation
import Subprocess

/// What wrk measured of one request, sent over and over.
struct WrkRun: Sendable {
    static let connections = 64

    let requestsPerSecond: Double
    /// In milliseconds.
    let p99: Double

    /// Sends the request for some seconds over 64 connections, as a program with its token or as a browser with its cookie. A
    /// body makes it a POST.
    static func run(
        _ url: String,
        token: String? = nil,
        cookie: String? = nil,
        body: String? = nil,
        seconds: Int
    ) async throws -> WrkRun {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wrk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "script.lua")
        try script(token: token, cookie: cookie, body: body).write(to: file, atomically: false, encoding: .utf8)
        let result = try await Subprocess.run(
            .name("wrk"),
            arguments: ["-c", "\(connections)", "-t", "2", "-d", "\(seconds)s", "--latency", "-s", file.path, url],
            output: .string(limit: 1 << 16),
            error: .string(limit: 1 << 16)
        )
        let text = result.standardOutput
        guard result.terminationStatus.isSuccess else {
            throw BenchmarkFailure("wrk: \(result.standardError)")
        }
        guard !text.contains("Non-2xx") else { throw BenchmarkFailure("wrk got refusals: \(text)") }
        guard let rate = text.firstMatch(of: /Requests\/sec:\s+([0-9.]+)/).flatMap({ Double($0.1) }),
            let p99 = text.firstMatch(of: /99%\s+([0-9.]+)(us|ms|s)/), let value = Double(p99.1)
        else { throw BenchmarkFailure("wrk gave no figures: \(text)") }
        let scale = p99.2 == "us" ? 0.001 : p99.2 == "ms" ? 1 : 1_000
        // Where nothing was answered, wrk says 0: it is the whole run at least.
        return WrkRun(requestsPerSecond: rate, p99: rate > 0 ? value * scale : Double(seconds) * 1_000)
    }

    private static func script(token: String?, cookie: String?, body: String?) -> String {
        var lines = token.map { [#"wrk.headers["Authorization"] = "Bearer \#($0)""#] } ?? []
        if let cookie { lines.append(#"wrk.headers["Cookie"] = "__Host-debrief=\#(cookie)""#) }
        if let body {
            lines += [
                #"wrk.method = "POST""#, #"wrk.headers["Content-Type"] = "application/json""#, "wrk.body = [[\(body)]]",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
