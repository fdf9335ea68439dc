import Contract
import Crypto
import EventSourcing
import EventStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Lessons
import Projections
import UseCases
import Wording

extension Endpoint {
    /// Where a question is asked.
    static func question<Asked: Question>(
        _ type: Asked.Type,
        _ service: Service,
        _ reader: SchemaReader
    ) -> Endpoint {
        Endpoint(method: .get, path: "/v1/\(Asked.path)", operation: .question(type, reader)) { request, context in
            let principal = try await service.principal(of: request, context, needs: .read)
            var query = try QueryFields(request.uri.query)
            var desk = service.desk(for: principal, in: request.language)
            let point = try PointAsked(&query)
            for name in Asked.path.namesInBraces { query.set(name, try Request.value(name, in: context)) }
            let question: Asked
            do {
                question = try FieldDecoder.decodeWhole(Asked.self, from: query.fields, .query)
            } catch {
                throw Problem(error, in: desk.language).aboutParameters()
            }
            desk.asOf = try await point.asOf(
                for: principal.person,
                at: desk,
                of: service,
                readsModels: Asked.readsModels
            )
            let answer = try await desk.ask(question)
            return try Response(answer, to: request)
        }
    }
}

extension Problem {
    static func parameter(_ name: String, _ detail: String) -> Problem {
        Problem(
            "invalid-parameters",
            .unprocessableContent,
            "A parameter can't be taken.",
            faults: [Fault(parameter: name, detail: detail)]
        )
    }
}

extension HTTPField.Name {
    static let debriefPosition = Self("Debrief-Position") ?? .server
    static let debriefRevision = Self("Debrief-Revision") ?? .server
    static let idempotencyKey = Self("Idempotency-Key") ?? .server
    static let idempotencyReplayed = Self("Idempotency-Replayed") ?? .server
    static let links = Self("Link") ?? .server
    static let correlationID = Self("Debrief-Correlation-Id") ?? .server
    static let causationID = Self("Debrief-Causation-Id") ?? .server
    static let requestID = Self("X-Request-ID") ?? .server
    static let traceparent = Self("traceparent") ?? .server
}

extension Response {
    /// An answer, or that the client has it already.
    init(_ answer: some Encodable, to request: Request, status: HTTPResponse.Status = .ok) throws {
        let body = try JSONText.encode(answer)
        var headers: HTTPFields = [.contentType: "application/json", .vary: "Authorization, Accept-Language"]
        if let position = (answer as? any PositionedAnswer)?.logPosition { headers[.debriefPosition] = position }
        if let revision = (answer as? any RevisedAnswer)?.revision { headers[.debriefRevision] = String(revision) }
        if let next = (answer as? any PagedAnswer)?.next {
            headers[.links] = request.uri.linkToNext(next)
        }
        if request.method == .get || request.method == .head {
            let digest = SHA256.hash(data: Array(body.utf8)).prefix(16)
            let tag = "\"\(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())\""
            headers[.eTag] = tag
            headers[.cacheControl] = "private, no-cache"
            if request.headers[.ifNoneMatch]?.contains(tag) == true {
                headers[.contentType] = nil
                self.init(status: .notModified, headers: headers)
                return
            }
        } else {
            headers[.cacheControl] = "no-store"
        }
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

extension URI {
    /// To the same of what comes behind a cursor (RFC 8288).
    func linkToNext(_ cursor: String) -> String {
        let rest = (query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
        let escaped = cursor.replacing("%", with: "%25").replacing("+", with: "%2B").replacing("=", with: "%3D")
            .replacing("/", with: "%2F")
        return "<\(path)?\((rest + ["after=\(escaped)"]).joined(separator: "&"))>; rel=\"next\""
    }
}
