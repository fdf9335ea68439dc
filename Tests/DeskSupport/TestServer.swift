package import API
import AsyncHTTPClient
package import Contract
import EventSourcing
import EventStore
import Foundation
package import Lessons
package import Logging
import NIOCore
import NIOHTTP1
import Postgres
import Projections
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
package import UseCases
import Wording

/// A server on a test's database, and somebody signed in to it.
package struct TestServer {
    package let desk: Desk
    package let port: Int
    /// A manager's, who administers too.
    package let token: String
    package let person: PersonID
    /// Asks it to end, as SIGTERM does, and waits until it has.
    package let shutDown: @Sendable () async throws -> Void

    /// Runs `body` beside it.
    package static func with(
        _ options: ServerOptions = .test,
        site: (any Site)? = nil,
        opensLoopback: Bool = false,
        logger: Logger = .silent,
        _ body: (TestServer) async throws -> Void
    ) async throws {
        try await Desk.onTestDatabase { desk in
            var desk = desk
            desk.opensLoopback = opensLoopback
            try await serve(desk, options, site, logger, body)
        }
    }

    private static func serve(
        _ desk: Desk,
        _ options: ServerOptions,
        _ site: (any Site)?,
        _ logger: Logger,
        _ body: (TestServer) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let (end, ended) = AsyncStream.makeStream(of: Never.self)
        let server = APIServer(desk, options, logger: logger, site: site)
        let service = Serving { try await server.run { port in listening.yield(port) } }
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [service], logger: .silent))
        let serving = Task {
            defer { ended.finish() }
            try await group.run()
        }
        let outcome: Result<Void, any Error>
        do {
            let port = try #require(await ports.first { _ in true })
            let person = PersonID(source: "test", externalID: "manager")
            let token = try await desk.token(for: person, Grant(role: .manager), Grant(role: .administrator))
            let shutDown: @Sendable () async throws -> Void = {
                await group.triggerGracefulShutdown()
                for await _ in end {}
                try Task.checkCancellation()
                try await serving.value
            }
            try await body(TestServer(desk: desk, port: port, token: token, person: person, shutDown: shutDown))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        serving.cancel()
        _ = await serving.result
        try outcome.get()
    }

    /// What came of a request.
    package struct Reply: Sendable {
        package let status: Int
        package let headers: [String: String]
        package let body: [UInt8]

        package var text: String { String(decoding: body, as: UTF8.self) }
        package var json: [String: any Sendable] {
            (try? JSONSerialization.jsonObject(with: Data(body)) as? [String: any Sendable]) ?? [:]
        }
        /// The pointers and parameters of what was at fault.
        package var faults: [String] {
            (json["errors"] as? [[String: any Sendable]] ?? []).compactMap {
                ($0["pointer"] ?? $0["parameter"]) as? String
            }
        }
    }

    package func get(_ path: String, _ headers: [String: String] = [:], token: String? = nil) async throws -> Reply {
        try await send("GET", path, headers, token: token ?? self.token)
    }

    package func post(
        _ path: String,
        _ body: String,
        _ headers: [String: String] = [:],
        token: String? = nil
    ) async throws -> Reply {
        let type = ["Content-Type": "application/json"]
        return try await send(
            "POST",
            path,
            type.merging(headers) { $1 },
            body: Array(body.utf8),
            token: token ?? self.token
        )
    }

    /// An empty token is none.
    package func send(
        _ method: String,
        _ path: String,
        _ headers: [String: String] = [:],
        body: [UInt8]? = nil,
        token: String
    ) async throws -> Reply {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .init(rawValue: method)
        if !token.isEmpty { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(body) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let bytes = try await response.body.collect(upTo: 1 << 22)
        let status = Int(response.status.code)
        if let promised = try await promised().statuses(method, path) {
            #expect(promised.contains(status), "\(method) \(path.prefix(200)) isn't said to be answered with \(status)")
        }
        return Reply(
            status: status,
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
            body: Array(bytes.readableBytesView)
        )
    }

    private static let interface = Mutex<PromisedInterface?>(nil)

    /// It is the same of every server, so it is asked for once.
    private func promised() async throws -> PromisedInterface {
        if let known = Self.interface.withLock({ $0 }) { return known }
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/openapi.json")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let bytes = try await response.body.collect(upTo: 1 << 22)
        let document = try JSONSerialization.jsonObject(with: Data(bytes.readableBytesView))
        let interface = try #require(PromisedInterface(document: document as? [String: any Sendable] ?? [:]))
        Self.interface.withLock { $0 = interface }
        return interface
    }

    /// An observation that was just recorded: its reference.
    @discardableResult
    package func observe(_ changes: [String: any Sendable] = [:], token: String? = nil) async throws -> String {
        let reply = try await post("/v1/observations", .observation(changes), token: token)
        #expect(reply.status == 201, "\(reply.text)")
        return try #require(reply.json["reference"] as? String)
    }
}

/// A server as one of a group's services, so that the group can ask it to end.
private struct Serving: ServiceLifecycle.Service {
    let body: @Sendable () async throws -> Void

    func run() async throws { try await body() }
}

extension String {
    /// The body of an observation, with these fields instead.
    package static func observation(_ changes: [String: any Sendable] = [:]) -> String {
        let fields: [String: any Sendable] = [
            "title": "The radio net failed", "observation": "The radio net failed", "kind": "gap",
            "occurred": "2016-07",
            "attribution": ["mode": "sealed"], "language": "en", "sensitivity": "unclassified",
        ]
        let all = fields.merging(changes) { $1 }.filter { !($0.value is NSNull) }
        let data = try? JSONSerialization.data(withJSONObject: all)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}

extension Desk {
    /// A token of a person who has these grants.
    package func token(
        for person: PersonID,
        scopes: Set<TokenScope> = [.read, .write],
        _ grants: Grant...
    ) async throws -> String {
        if try await people.person(person) == nil {
            try await people.add(PersonEntry(id: person, name: "Person \(person.description.prefix(4))"))
        }
        for grant in grants {
            let actor = PersonID(source: "test", externalID: "system")
            let context = CommandContext(id: UUID(), actor: actor, authentication: .local, time: .now)
            _ = try await AccessRegister(ledger).perform(.grant(grant, why: nil), for: person, in: context)
        }
        return try await tokens.create(for: person, named: "test", scopes: scopes, days: 1).token.text
    }
}

extension ServerOptions {
    /// On a port that is free, for as many requests as there are.
    package static var test: ServerOptions {
        var options = ServerOptions()
        options.port = 0
        options.requestsPerSecond = 10_000
        return options
    }
}
