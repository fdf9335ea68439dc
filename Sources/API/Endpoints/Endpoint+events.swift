import Contract
import CoreMetrics
import EventSourcing
import EventStore
import Foundation
import HTTPTypes
package import Hummingbird
import Lessons
import Metrics
import ServiceLifecycle
import UseCases
import Wording

extension Endpoint {
    /// The events, by position: the records as they are stored.
    static func events(_ service: Service) -> Endpoint {
        let answer: Schema = [
            "type": "object", "required": ["events", "position"], "additionalProperties": false,
            "properties": [
                "events": ["type": "array", "items": ["type": "object"] as Schema] as Schema,
                "next": ["type": "string"] as Schema, "position": ["type": "string"] as Schema,
            ] as Schema,
        ]
        let operation = Operation.events("/v1/events", answer, "application/json")
        return Endpoint(method: .get, path: "/v1/events", operation: operation) { request, context in
            let principal = try await service.principal(of: request, context, needs: .read)
            let asked = try EventsAsked(try QueryFields(request.uri.query), isStream: false)
            let desk = service.desk(for: principal, in: request.language)
            let page = try await service.page(asked, at: desk)
            let hasMore = asked.last == nil && page.position < service.pulse.position
            let asLines = request.headers[.accept]?.contains("application/jsonl") == true
            var headers: HTTPFields = [.cacheControl: "no-store", .vary: "Accept, Authorization"]
            headers[.contentType] = asLines ? "application/jsonl" : "application/json"
            headers[.debriefPosition] = String(page.position)
            if hasMore { headers[.links] = request.uri.linkToNext(String(page.position)) }
            let lines = page.events.map(\.line)
            let next = hasMore ? #","next":"\#(page.position)""# : ""
            let body =
                asLines
                ? lines.map { $0 + "\n" }.joined()
                : #"{"events":[\#(lines.joined(separator: ","))]\#(next),"position":"\#(page.position)"}"#
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
        }
    }

    /// The events as they are recorded, for as long as the client listens (Server-Sent Events, WHATWG HTML, section 9.2).
    static func eventStream(_ service: Service) -> Endpoint {
        let operation = Operation.events("/v1/events/stream", ["type": "string"], "text/event-stream")
        return Endpoint(method: .get, path: "/v1/events/stream", operation: operation) { request, context in
            let token = try Authenticator.bearer(in: request.headers)
            return try await service.eventStream(for: request, context, bearing: token)
        }
    }
}

extension Service {
    /// The events that whoever bears a token may read, as they are recorded.
    ///
    /// - Throws: `Problem` 400, 401, 403, 422, 429.
    package func eventStream(
        for request: Request,
        _ context: APIContext,
        bearing token: String
    ) async throws -> Response {
        _ = try await principal(of: request, context, bearing: token, needs: .read)
        let asked = try EventsAsked(try QueryFields(request.uri.query), isStream: true)
        let last = try request.headers[.lastEventID].map { text throws(Problem) in
            guard let position = Position(text), position >= 0 else {
                throw Problem("last-event-id", .badRequest, .lastEvent)
            }
            return position
        }
        let stream = EventStream(service: self, token: token, language: request.language, asked: asked)
        let begin: Position
        if let named = last ?? asked.after { begin = named } else { begin = try await desk.store.head().position }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in try await stream.write(after: begin, to: &writer) }
        )
    }
}

extension Operation {
    fileprivate static func events(_ path: String, _ answer: Schema, _ mediaType: String) -> Operation {
        func parameter(_ name: String, _ description: String, _ schema: Schema) -> Parameter {
            Parameter(name: name, place: .query, description: description, schema: schema)
        }
        let texts: Schema = ["type": "array", "items": ["type": "string"] as Schema]
        let position: Schema = ["type": "integer", "minimum": 0, "format": "int64"]
        let bounds: Schema = ["type": "integer", "minimum": 1, "maximum": 1_000]
        let parameters = [
            parameter("after", "Behind this position.", position),
            parameter("type", "Of this type: lesson.validated.", texts),
            parameter("mission", "Recorded under this mission: the first that a thing names.", texts),
        ]
        let limits = [
            parameter("limit", "How many are looked at.", bounds),
            parameter("last", "The newest so many, instead of those behind a position.", bounds),
        ]
        return Operation(
            summary: summary(.get, path),
            tag: "events",
            parameters: parameters + (mediaType == "application/json" ? limits : []),
            answer: answer,
            mediaType: mediaType
        )
    }
}

extension HTTPField.Name {
    static let lastEventID = Self("Last-Event-ID") ?? .server
}

/// Which events are asked for.
struct EventsAsked: Sendable {
    let after: Position?
    /// The newest so many instead.
    let last: Int?
    let limit: Int
    let filter: EventFilter

    init(_ query: QueryFields, isStream: Bool) throws(Problem) {
        var query = query
        after = try query.takePosition("after")
        limit = isStream ? 256 : try query.takeNumber("limit") ?? 100
        last = isStream ? nil : try query.takeNumber("last")
        guard last == nil || after == nil else { throw .parameter("last", .excludes("after")) }
        let types = query.takeAll("type")
        let missions = query.takeAll("mission")
        guard missions.allSatisfy({ MissionCode($0) != nil }) else {
            throw .parameter("mission", .missionCode)
        }
        filter = EventFilter(
            types: types.isEmpty ? nil : Set(types),
            missions: missions.isEmpty ? nil : Set(missions.map { $0.uppercased() })
        )
        try query.refuseOthers()
    }
}

extension QueryFields {
    fileprivate mutating func takeNumber(_ name: String) throws(Problem) -> Int? {
        guard let text = try take(name) else { return nil }
        let range = 1...1_000
        guard let number = Int(text), range.contains(number), !text.hasPrefix("+") else {
            throw .parameter(name, .range(range))
        }
        return number
    }
}

extension Service {
    fileprivate func page(_ asked: EventsAsked, at desk: Desk) async throws -> EventPage {
        guard let last = asked.last else { return try await events(after: asked.after ?? 0, asked, at: desk) }
        let end = pulse.position
        let events = try await desk.ledger.newest(last, before: end + 1, where: asked.filter)
        return EventPage(events: events, position: end)
    }

    /// The events behind a position that may be sent to who sits at the desk, of so many at most that were looked at; nothing
    /// that the read models don't know yet.
    func events(after position: Position, _ asked: EventsAsked, at desk: Desk) async throws -> EventPage {
        let last = pulse.position
        guard position < last else { return EventPage(events: [], position: position) }
        let page = try await desk.store.read(after: position, through: last, limit: asked.limit, where: asked.filter)
        return EventPage(events: try await desk.ledger.deliverable(page.events), position: page.position)
    }
}

/// One client who listens. What is sent waits for the client, and nothing is read ahead: whoever is slow holds a page of
/// events at most.
private struct EventStream: Sendable {
    /// Under the idle time of proxies, and ours.
    private static let heartbeat = Duration.seconds(10)

    let service: Service
    let token: String
    let language: Language
    let asked: EventsAsked

    @concurrent func write(after begin: Position, to writer: inout any ResponseBodyWriter) async throws {
        service.streams(1)
        defer { service.streams(-1) }
        var position = begin
        // The head goes out at once, so that the client knows that it listens.
        try await writer.write(ByteBuffer(string: ": \(begin)\n\n"))
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            // Who may read is asked again each time: a token that was revoked ends the stream, a role changes it.
            guard let principal = try? await service.authenticator.principal(bearing: token, at: .now),
                principal.scopes.contains(.read), principal.authority.holds(anyOf: AccessRole.allCases, at: .now)
            else { break }
            let desk = service.desk(for: principal, in: language)
            let page = try await service.events(after: position, asked, at: desk)
            if page.position == position {
                let reached = await service.pulse.wait(behind: position, for: Self.heartbeat)
                if reached <= position { try await writer.write(ByteBuffer(string: ":\n\n")) }
                continue
            }
            position = page.position
            let text = page.events.map { "id: \($0.position)\nevent: \($0.type)\ndata: \($0.line)\n\n" }.joined()
            // What was left out is passed over by the next who resumes, too.
            let place = page.events.last?.position == position ? "" : "id: \(position)\n: \n\n"
            try await writer.write(ByteBuffer(string: text + place))
        }
        try await writer.finish(nil)
    }
}
