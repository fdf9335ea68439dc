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
            if !Asked.isNarrowedByKnownBy { try point.refuseKnownBy() }
            for name in Asked.path.namesInBraces { query.set(name, try Request.value(name, in: context)) }
            desk.asOf = try await point.asOf(
                for: principal.person,
                at: desk,
                of: service,
                readsModels: Asked.readsModels
            )
            let fields = query.fields
            guard Asked.isRepeated else {
                return try Response(try await desk.ask(Asked(reading: fields, at: desk)), to: request)
            }
            let key = AnswerKey(principal, request.uri.string, [desk.language.rawValue], asOf: desk.asOf)
            let response = try await service.memory.answer(key) { [desk] in
                let response = try Response(try await desk.ask(Asked(reading: fields, at: desk)), at: request.uri)
                // What is strictly confidential is opened anew each time.
                return AnswerMemory.Made(response, isRepeatable: !desk.ledger.hasOpened)
            }
            return response.unlessKnown(to: request)
        }
    }
}

extension Question {
    /// What the parameters ask.
    ///
    /// - Throws: `Problem` 422 for what can't be read, and for a parameter that isn't the question's.
    fileprivate init(reading fields: [String: FieldValue], at desk: Desk) throws(Problem) {
        do {
            self = try FieldDecoder.decodeWhole(Self.self, from: fields, .query)
        } catch {
            throw Problem(error, in: desk.language).aboutParameters()
        }
    }
}

extension Problem {
    static func parameter(_ name: String, _ detail: String) -> Problem {
        Problem(
            "invalid-parameters",
            .unprocessableContent,
            .parameter,
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
