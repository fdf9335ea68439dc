import AsyncHTTPClient
import DeskSupport
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Somebody's browser without scripts: it shows pages, fills their forms in and sends them.
struct Browser {
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
    )

    let server: TestServer
    var token: String
    var language = "en"
    /// Beside the session's, by name.
    var cookies: [String: String] = [:]

    init(_ server: TestServer, token: String? = nil, language: String = "en") {
        (self.server, self.token, self.language) = (server, token ?? server.token, language)
    }

    func open(_ path: String) async throws -> ShownPage { try await send(.GET, path) }

    /// Sends the form of a page, with these inputs filled in anew, by one of its buttons.
    func send(
        _ page: ShownPage,
        _ inputs: [String: [String]] = [:],
        by button: (name: String, value: String)? = nil
    ) async throws -> ShownPage {
        let form = try #require(page.form, "\(page.html)")
        let kept = form.inputs.filter { inputs[$0.name] == nil }
        let filled = inputs.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name: name, value: $0) }
        }
        let all = kept + filled + (button.map { [$0] } ?? [])
        let body = all.map { "\($0.name.escaped)=\($0.value.escaped)" }.joined(separator: "&")
        return try await send(.POST, form.action, body: body)
    }

    func send(_ method: HTTPMethod, _ path: String, body: String? = nil) async throws -> ShownPage {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(server.port)\(path)")
        request.method = method
        let all = cookies.merging(token.isEmpty ? [:] : ["__Host-debrief": token]) { $1 }
        let cookie = all.map { "\($0)=\($1)" }.joined(separator: "; ")
        if !cookie.isEmpty { request.headers.add(name: "Cookie", value: cookie) }
        request.headers.add(name: "Accept-Language", value: language)
        if let body {
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.headers.add(name: "Origin", value: "http://127.0.0.1:\(server.port)")
            request.body = .bytes(Array(body.utf8))
        }
        let response = try await Self.client.execute(request, timeout: .seconds(20))
        let bytes = try await response.body.collect(upTo: 1 << 22)
        return ShownPage(
            status: Int(response.status.code),
            location: response.headers.first(name: "Location"),
            setCookies: response.headers["Set-Cookie"],
            html: String(buffer: bytes)
        )
    }
}

extension String {
    fileprivate var escaped: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
