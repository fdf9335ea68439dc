import AsyncHTTPClient
package import Contract
package import EventSourcing
package import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
package import Projections
package import UseCases

/// Another machine's Debrief, over HTTP: what is asked and told there is what can be asked and told here.
package struct RemoteServer: Sendable {
    private static let patience = TimeAmount.seconds(35)
    /// Of files that are sent, of registers that are written out, and of read models that are built.
    private static let longPatience = TimeAmount.hours(6)
    private static let maximumBytes = 64 * 1_024 * 1_024

    /// Whoever isn't there is told at once, and not looked for until the patience ends.
    private static let configuration: HTTPClient.Configuration = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }()
    private static let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)

    /// Without a slash at the end.
    package let url: String
    private let token: String
    private let language: String

    /// `language` is what answers are worded in: `en`, `fr`.
    package init(url: String, token: String, language: String) {
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        (self.token, self.language) = (token, language)
    }

    /// As of when a question is asked, as people write it.
    package struct Point: Sendable {
        package var asOf: String?
        package var zone: String?
        package var knownBy: String?

        package init(asOf: String? = nil, zone: String? = nil, knownBy: String? = nil) {
            (self.asOf, self.zone, self.knownBy) = (asOf, zone, knownBy)
        }
    }

    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func ask<Asked: Question>(_ question: Asked, as point: Point = Point()) async throws -> Asked.Answer {
        var fields = try Self.fields(of: question)
        let path = Self.path(Asked.path, &fields)
        var parameters = fields.flatMap { name, value in
            (value as? [Any] ?? [value]).map { (name.kebabCased, Self.text($0)) }
        }.sorted { $0 < $1 }
        parameters += [("as-of", point.asOf), ("zone", point.zone), ("known-by", point.knownBy)].compactMap {
            name,
            value in
            value.map { (name, $0) }
        }
        let query = parameters.map { "\($0.0)=\($0.1.queryEscaped)" }.joined(separator: "&")
        return try await send("GET", path + (query.isEmpty ? "" : "?\(query)")).decode(Asked.Answer.self)
    }

    /// `isLong`: the server may be at work on it for hours.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func tell<Told: Instruction>(
        _ instruction: Told,
        id: UUID,
        isLong: Bool = false
    ) async throws -> Told.Answer {
        var fields = try Self.fields(of: instruction)
        let path = Self.path(Told.path, &fields)
        return try await send("POST", path, fields, Given(id: id), isLong: isLong).decode(Told.Answer.self)
    }

    /// What a command is given with.
    package struct Given: Sendable {
        package let id: UUID
        package var expectedRevision: Revision?
        package var correlationID: UUID?
        package var causationID: String?

        package init(
            id: UUID,
            expectedRevision: Revision? = nil,
            correlationID: UUID? = nil,
            causationID: String? = nil
        ) {
            (self.id, self.expectedRevision) = (id, expectedRevision)
            (self.correlationID, self.causationID) = (correlationID, causationID)
        }
    }

    /// Gives a command.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func perform<Verb: UseCase>(_ verb: Verb, _ given: Given) async throws -> CommandAnswer {
        let reply = try await give(verb, given, query: "")
        var answer = try reply.decode(CommandAnswer.self)
        answer.isRepeat = reply.isReplayed
        return answer
    }

    /// What a command would record.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func rehearse<Verb: UseCase>(_ verb: Verb, _ given: Given) async throws -> RehearsalAnswer {
        try await give(verb, given, query: "?dry-run=true").decode(RehearsalAnswer.self)
    }

    private func give<Verb: UseCase>(_ verb: Verb, _ given: Given, query: String) async throws -> Reply {
        guard let route = CommandRoute.all.first(where: { $0.verb.name == Verb.name }) else {
            throw RemoteUnreachable(reason: "\(Verb.name) can't be given over HTTP")
        }
        var fields = try Self.fields(of: verb)
        guard let subject = route.subject, let id = fields.removeValue(forKey: subject) as? String else {
            return try await send("POST", route.path + query, fields["details"] as? [String: Any] ?? [:], given)
        }
        let path = route.path.replacing("{\(route.pathName)}", with: id.queryEscaped)
        return try await send("POST", path + query, fields, given)
    }

    /// Every thing of a register, as `RegisterExport` writes them: part by part as they come, for as long as that takes.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func export(_ register: Register, asCSV: Bool, _ write: ([UInt8]) -> Void) async throws {
        let form = asCSV ? "text/csv" : "application/jsonl"
        let request = request("GET", "\(register.rawValue)/export", accept: form)
        try await Self.patiently { client in
            let response = try await response(to: request, by: client, within: Self.longPatience)
            do {
                for try await part in response.body { write(Array(part.readableBytesView)) }
            } catch {
                throw RemoteUnreachable(reason: "\(error)")
            }
        }
    }

    /// Records of the log as they are stored.
    package struct Events: Sendable {
        package let lines: [String]
        /// How far the log was looked through.
        package let position: Position
        package let hasMore: Bool
    }

    /// The events behind a position; the newest 20 where none is named.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func events(after: Position?, types: [String], missions: [String]) async throws -> Events {
        let place = after.map { "after=\($0)&limit=1000" } ?? "last=20"
        let filters = types.map { "type=\($0.queryEscaped)" } + missions.map { "mission=\($0.queryEscaped)" }
        let reply = try await send(
            "GET",
            "events?" + ([place] + filters).joined(separator: "&"),
            accept: "application/jsonl"
        )
        guard let position = reply.position else { throw RemoteUnreachable.unreadable }
        return Events(lines: reply.lines, position: position, hasMore: reply.hasMore)
    }

    /// Sends files to be imported, as the parameters say: for as long as that takes.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func bring(_ upload: ImportUpload, _ parameters: [(name: String, value: String)]) async throws
        -> ImportAnswer
    {
        let query = parameters.map { "\($0.name)=\($0.value.queryEscaped)" }.joined(separator: "&")
        var request = request("POST", "imports?\(query)")
        request.headers.add(name: "Content-Type", value: upload.mediaType)
        request.body = .stream(upload, length: .unknown)
        return try await Self.patiently { client in
            try await reply(to: request, by: client, within: Self.longPatience).decode(ImportAnswer.self)
        }
    }

    /// Makes a one-time sign-in into a token.
    ///
    /// - Throws: `RemoteProblem`; `RemoteUnreachable`.
    package func signIn() async throws -> NewTokenAnswer {
        try await send("POST", "sign-in", [:], Given(id: UUID())).decode(NewTokenAnswer.self)
    }

    private struct Reply {
        let body: Data
        let isReplayed: Bool
        let position: Position?
        let hasMore: Bool

        func decode<Answer: Decodable>(_ type: Answer.Type) throws -> Answer {
            do {
                return try JSONDecoder().decode(type, from: body)
            } catch {
                throw RemoteUnreachable.unreadable
            }
        }

        var lines: [String] { String(decoding: body, as: UTF8.self).split(separator: "\n").map(String.init) }
    }

    private func send(
        _ method: String,
        _ path: String,
        _ fields: [String: Any]? = nil,
        _ given: Given? = nil,
        accept: String = "application/json",
        isLong: Bool = false
    ) async throws -> Reply {
        var request = request(method, path, accept: accept)
        if let given {
            request.headers.add(name: "Idempotency-Key", value: given.id.uuidString.lowercased())
            if let revision = given.expectedRevision { request.headers.add(name: "If-Match", value: "\"\(revision)\"") }
            if let id = given.correlationID {
                request.headers.add(name: "Debrief-Correlation-Id", value: id.uuidString.lowercased())
            }
            if let id = given.causationID { request.headers.add(name: "Debrief-Causation-Id", value: id) }
        }
        if let fields {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(data: try JSONSerialization.data(withJSONObject: fields)))
        }
        guard isLong else { return try await reply(to: request, by: Self.client, within: Self.patience) }
        return try await Self.patiently { try await reply(to: request, by: $0, within: Self.longPatience) }
    }

    private func request(_ method: String, _ path: String, accept: String = "application/json") -> HTTPClientRequest {
        var request = HTTPClientRequest(url: "\(url)/v1/\(path)")
        request.method = .init(rawValue: method)
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Accept-Language", value: language)
        request.headers.add(name: "Accept", value: accept)
        return request
    }

    private func reply(
        to request: HTTPClientRequest,
        by client: HTTPClient,
        within patience: TimeAmount
    ) async throws -> Reply {
        let response = try await response(to: request, by: client, within: patience)
        let body: Data
        do {
            body = Data(buffer: try await response.body.collect(upTo: Self.maximumBytes))
        } catch {
            throw RemoteUnreachable(reason: "\(error)")
        }
        return Reply(
            body: body,
            isReplayed: response.headers.first(name: "Idempotency-Replayed") == "true",
            position: response.headers.first(name: "Debrief-Position").flatMap { Position($0) },
            hasMore: response.headers.first(name: "Link")?.contains("rel=\"next\"") == true
        )
    }

    /// - Throws: `RemoteProblem` where it says what is wrong; `RemoteUnreachable`.
    private func response(
        to request: HTTPClientRequest,
        by client: HTTPClient,
        within patience: TimeAmount
    ) async throws -> HTTPClientResponse {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: patience)
        } catch {
            throw RemoteUnreachable(reason: "\(error)")
        }
        guard !(200..<300).contains(Int(response.status.code)) else { return response }
        let body = (try? await response.body.collect(upTo: Self.maximumBytes)).map { Data(buffer: $0) } ?? Data()
        throw (try? JSONDecoder().decode(RemoteProblem.self, from: body))
            ?? RemoteUnreachable(reason: "it answers \(response.status.code)")
    }

    /// By a client that waits as long as the server is at work.
    private static func patiently<Outcome>(_ body: (HTTPClient) async throws -> Outcome) async throws -> Outcome {
        var configuration = configuration
        configuration.timeout.read = longPatience
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let outcome: Result<Outcome, any Error>
        do {
            outcome = .success(try await body(client))
        } catch {
            outcome = .failure(error)
        }
        try await client.shutdown()
        return try outcome.get()
    }

    private static func fields(of value: some Encodable) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value))
        return object as? [String: Any] ?? [:]
    }

    /// The path with what it names, which is no longer a field.
    private static func path(_ template: String, _ fields: inout [String: Any]) -> String {
        template.namesInBraces.reduce(template) { path, name in
            path.replacing("{\(name)}", with: text(fields.removeValue(forKey: name) ?? "").queryEscaped)
        }
    }

    private static func text(_ value: Any) -> String {
        if let number = value as? NSNumber, String(cString: number.objCType) == "c" {
            return number.boolValue ? "true" : "false"
        }
        return "\(value)"
    }
}

/// What a server refused, and why (RFC 9457).
package struct RemoteProblem: Error, Decodable, Sendable {
    package struct Fault: Decodable, Sendable {
        package let pointer: String?
        package let parameter: String?
        package let detail: String
    }

    private let type: String
    package let status: Int
    package let detail: String
    package let errors: [Fault]?
    /// What the check of an import found.
    package let checked: ImportAnswer?

    /// What sort of problem it is, in one word: `forbidden`.
    package var kind: String { String(type.split(separator: ":").last ?? "") }
}

/// A server that doesn't answer, or not as one of ours.
package struct RemoteUnreachable: Error, Sendable {
    static let unreadable = RemoteUnreachable(reason: "its answer can't be read: it may be of another version")

    package let reason: String
}
