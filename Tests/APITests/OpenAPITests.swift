import DeskSupport
import Foundation
import TestSupport
import Testing

@testable import API

/// The document and what is served are the same, both ways.
@Suite(.database, .timeLimit(.minutes(5))) struct OpenAPITests {
    private func withDocument(_ body: (TestServer, [String: any Sendable]) async throws -> Void) async throws {
        try await TestServer.with { server in
            let reply = try await server.get("/openapi.json", token: "")
            #expect(reply.status == 200)
            try await body(server, reply.json)
        }
    }

    @Test func everyRouteIsDescribedAndEveryDescriptionIsServed() async throws {
        try await withDocument { server, document in
            let paths = try #require(document["paths"] as? [String: [String: [String: any Sendable]]])
            let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
            #expect(described == Set(Summaries.of.keys))
            let ids = paths.values.flatMap { $0.values.compactMap { $0["operationId"] as? String } }
            #expect(ids.count == Set(ids).count && ids.count == described.count)
            for (path, methods) in paths {
                for (method, operation) in methods where path != "/v1/events/stream" {
                    #expect((operation["summary"] as? String)?.isEmpty == false, "\(path)")
                    let reply = try await server.send(
                        method.uppercased(),
                        path.replacing(/\{[a-z]+\}/, with: "x"),
                        token: ""
                    )
                    // Served, and to nobody who hasn't signed in but for what is open.
                    let isOpen = (operation["security"] as? [any Sendable])?.isEmpty == true
                    #expect(reply.status == (isOpen ? 200 : 401), "\(method) \(path)")
                }
            }
        }
    }

    @Test func noFormIsLeftOpen() async throws {
        try await TestServer.with { server in
            let service = Service(server.desk, .test)
            let reader = SchemaReader()
            _ = Endpoint.all(service, PrometheusRegistry(), reader)
            #expect(reader.unread.isEmpty)
            for (name, schema) in reader.components {
                let properties = schema["properties"] as? [String: Schema] ?? [:]
                #expect(!properties.values.contains { $0.isEmpty }, "\(name)")
            }
        }
    }

    @Test func thePageIsReadable() async throws {
        try await TestServer.with { server in
            let page = try await server.get("/docs", token: "")
            #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("/v1/observations/{reference}/verify") && page.text.contains("Confirms that"))
        }
    }
}
