import Contract
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
            if !Asked.isAnsweredAsOf { try point.refuseAsOf() }
            if !Asked.isNarrowedByKnownBy { try point.refuseKnownBy() }
            for name in Asked.path.namesInBraces { query.set(name, try Request.value(name, in: context)) }
            desk.asOf = try await point.asOf(
                for: principal.person,
                at: desk,
                of: service,
                readsModels: Asked.readsModels
            )
            let make = { @Sendable [desk, query] in
                let question = try query.question(Asked.self, in: desk.language)
                return try Response(try await desk.ask(question), at: request.uri)
            }
            guard Asked.isRepeated else { return try await make().unlessKnown(to: request) }
            let key = AnswerKey(principal, request.uri.string, [desk.language.rawValue], asOf: desk.asOf)
            let response = try await service.memory.answer(key) { [desk] in
                let response = try await make()
                // What is strictly confidential is opened anew each time.
                return AnswerMemory.Made(response, isRepeatable: !desk.ledger.hasOpened)
            }
            return response.unlessKnown(to: request)
        }
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
