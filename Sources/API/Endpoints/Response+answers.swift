import Contract
import Crypto
import EventSourcing
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Response {
    /// An answer, or that the client has it already.
    init(_ answer: some Encodable, to request: Request, status: HTTPResponse.Status = .ok) throws {
        if request.method == .get || request.method == .head {
            self = try Response(answer, at: request.uri, status: status).unlessKnown(to: request)
        } else {
            self.init(answer, try JSONText.encode(answer), at: request.uri, status: status)
            headers[.cacheControl] = "no-store"
        }
    }

    /// An answer to a question that stands at an address, whoever has it already.
    init(_ answer: some Encodable, at uri: URI, status: HTTPResponse.Status = .ok) throws {
        let body = try JSONText.encode(answer)
        self.init(answer, body, at: uri, status: status)
        headers[.eTag] = EntityTag.of(answer, body)
        headers[.cacheControl] = "private, no-cache"
    }

    private init(_ answer: some Encodable, _ body: String, at uri: URI, status: HTTPResponse.Status) {
        var headers: HTTPFields = [.contentType: "application/json", .vary: "Authorization, Accept-Language"]
        if let position = (answer as? any PositionedAnswer)?.logPosition { headers[.debriefPosition] = position }
        if let revision = (answer as? any RevisedAnswer)?.revision { headers[.debriefRevision] = String(revision) }
        if (answer as? any RepeatableAnswer)?.isRepeat == true { headers[.idempotencyReplayed] = "true" }
        if let next = (answer as? any PagedAnswer)?.next { headers[.links] = uri.linkToNext(next) }
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }

    /// That the client has it already, where it does.
    func unlessKnown(to request: Request) -> Response {
        guard let tag = headers[.eTag], let known = request.headers[.ifNoneMatch],
            known.contains(EntityTag.opaque(tag))
        else { return self }
        var headers = headers
        (headers[.contentType], headers[.contentLength]) = (nil, nil)
        return Response(status: .notModified, headers: headers)
    }
}

extension Service {
    /// An answer to who gave a command, with where they read on: its last event, or the log's end, before which stands what
    /// was recorded otherwise or earlier.
    func response(
        to answer: some Encodable,
        of principal: Principal,
        _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var response = try Response(answer, to: request, status: status)
        let own = (answer as? any PositionedAnswer)?.logPosition.flatMap { Position($0) }
        let position = if let own { own } else { try await desk.store.head().position }
        hasWritten(principal.person, position)
        response.headers[.debriefPosition] = String(position)
        return response
    }
}

/// What tells one answer from another (RFC 9110, section 8.8.3).
private enum EntityTag {
    /// The same as long as the answer says the same. When it was asked is no part of that: the tag of an answer that says so
    /// is a weak one. Nor is a cursor, which follows from the rest and bears that clock.
    static func of(_ answer: some Encodable, _ body: String) -> String {
        guard let clocked = answer as? any ClockedAnswer, clocked.asOf.now else { return tag(of: Data(body.utf8)) }
        var data = Data(body.utf8)
        for text in [clocked.asOf.time.description, (answer as? any PagedAnswer)?.next].compactMap(\.self) {
            while let range = data.range(of: Data(text.utf8)) { data.removeSubrange(range) }
        }
        return "W/" + tag(of: data)
    }

    /// The part that is compared, whether it is weak or not.
    static func opaque(_ tag: String) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
    }

    private static func tag(of data: Data) -> String {
        "\"\(SHA256.hash(data: data).prefix(16).hexadecimal)\""
    }
}

extension URI {
    /// To the same of what comes behind a cursor (RFC 8288).
    func linkToNext(_ cursor: String) -> String {
        let rest = (query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
        return "<\(path)?\((rest + ["after=\(cursor.queryEscaped)"]).joined(separator: "&"))>; rel=\"next\""
    }
}
