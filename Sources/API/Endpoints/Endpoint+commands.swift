import Contract
import EventSourcing
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import Lessons
import UseCases
import Wording

extension Endpoint {
    /// Where a command about a thing is given.
    static func command<Verb: UseCase>(
        _ verb: Verb.Type,
        _ route: CommandRoute,
        _ service: Service,
        _ reader: SchemaReader
    ) -> Endpoint {
        let operation = Operation.command(route, reader)
        return Endpoint(method: .post, path: "/v1/\(route.path)", operation: operation) { request, context in
            let principal = try await service.principal(of: request, context, needs: .write)
            let desk = service.desk(for: principal, in: request.language)
            var query = try QueryFields(request.uri.query)
            let isRehearsal = try query.takesDryRun()
            let fields = try await request.fields(limit: context.maxUploadSize)
            do {
                let reference =
                    route.subject == nil ? nil : Reference(try Request.value(route.pathName, in: context))
                return try await route.give(verb, about: reference, body: fields, in: desk.ledger) { command in
                    let given = try CommandContext(of: request, by: principal)
                    guard !isRehearsal else {
                        return try Response(
                            RehearsalAnswer(try await desk.ledger.rehearse(command, in: given)),
                            to: request
                        )
                    }
                    let outcome = try await desk.ledger.perform(command, in: given)
                    let answer = CommandAnswer(outcome, of: command, thing: try await desk.ledger.thing(of: outcome))
                    let status = route.subject == nil ? HTTPResponse.Status.created : .ok
                    var response = try await service.response(to: answer, of: principal, request, status: status)
                    if status == .created { response.headers[.location] = "/v1/\(route.path)/\(answer.reference)" }
                    return response
                }
            } catch {
                throw FieldedError.told(error, about: fields, as: route.shape, of: request)
            }
        }
    }
}

/// An error beside the fields that it is about.
struct FieldedError: Error {
    let error: any Error
    let fields: [String: FieldValue]
    /// What the fields may be.
    let shape: Shape.Object

    /// What a request ends with that was sent these fields: an error is beside them, unless it is said of the whole already.
    static func told(
        _ error: any Error,
        about fields: [String: FieldValue],
        as shape: Shape.Object,
        of request: Request
    ) -> any Error {
        switch error {
        case let error as AppendError where error.isConflict && request.headers[.ifMatch] != nil:
            Problem(error, in: request.language).asFailedPrecondition
        case is Problem: error
        default: FieldedError(error: error, fields: fields, shape: shape)
        }
    }
}

extension QueryFields {
    /// `dry-run`, the one parameter that commands take.
    ///
    /// - Throws: `Problem` 422 for any other, and for what is neither true nor false.
    mutating func takesDryRun() throws(Problem) -> Bool {
        let isRehearsal = try takeTruth("dryRun")
        try refuseOthers()
        return isRehearsal
    }
}

extension CommandContext {
    /// - Throws: `Problem` 400 for headers that can't be read, 422 for a revision that can't be.
    init(of request: Request, by principal: Principal) throws(Problem) {
        self.init(
            id: try Self.id(of: request) ?? UUID(),
            isFresh: request.headers[.idempotencyKey] == nil,
            actor: principal.person,
            authentication: principal.authentication,
            authenticationID: principal.credential,
            time: .now,
            correlationID: try Self.correlation(of: request),
            causationID: try Self.causation(of: request),
            expectedRevision: try Self.revision(of: request)
        )
    }

    /// What the client calls it, else what a trace does.
    private static func correlation(of request: Request) throws(Problem) -> UUID? {
        guard let text = request.headers[.correlationID] else { return trace(of: request) }
        guard let id = UUID(uuidString: text) else {
            throw Problem("correlation", .badRequest, .correlation)
        }
        return id
    }

    private static func causation(of request: Request) throws(Problem) -> String? {
        guard let text = request.headers[.causationID] ?? request.headers[.traceparent] else { return nil }
        guard text.utf8.count <= 256 else {
            throw Problem("causation", .badRequest, .causation)
        }
        return text
    }

    private static func id(of request: Request) throws(Problem) -> UUID? {
        guard let text = request.headers[.idempotencyKey] else { return nil }
        guard let id = UUID(uuidString: text) else {
            throw Problem("idempotency-key", .badRequest, .idempotencyKey)
        }
        return id
    }

    /// If-Match compares Debrief-Revision: `"5"`; `*` is any.
    private static func revision(of request: Request) throws(Problem) -> Revision? {
        guard let text = request.headers[.ifMatch], text != "*" else { return nil }
        guard text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 2,
            text.dropFirst().dropLast().allSatisfy({ $0.isASCII && $0.isNumber || $0 == "-" })
        else { throw Problem("if-match", .badRequest, .ifMatch) }
        guard let revision = Revision(text.dropFirst().dropLast()), revision >= 0 else {
            throw Problem("revision", .unprocessableContent, .revision)
        }
        return revision
    }

    /// The trace's id (W3C Trace Context, section 3.2.2.3), which all that belongs together shares.
    private static func trace(of request: Request) -> UUID? {
        let parts = request.headers[.traceparent]?.split(separator: "-") ?? []
        guard parts.count >= 4, parts[0] != "ff" else { return nil }
        let digits = Array(parts[1])
        guard digits.count == 32, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            digits.contains(where: { $0 != "0" })
        else { return nil }
        let groups = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
        return UUID(uuidString: groups.map { String($0) }.joined(separator: "-"))
    }
}
