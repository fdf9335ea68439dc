import Audit
import Contract
import EventSourcing
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import Projections
import UseCases

extension Endpoint {
    /// Whether the process is alive, whatever has become of the database.
    static let health = Endpoint(
        method: .get,
        path: "/healthz",
        operation: .service("/healthz", ["type": "object", "additionalProperties": ["type": "string"] as Schema])
    ) { request, _ in
        try Response(["status": "alive"], to: request)
    }

    /// Whether requests can be answered: the database is there and the read models follow.
    static func readiness(_ service: Service, _ reader: SchemaReader) -> Endpoint {
        let answer = reader.schema(of: Readiness.self, for: .output)
        var operation = Operation.service("/readyz", answer, asksDatabase: true)
        operation.isToldWhenUnavailable = true
        return Endpoint(method: .get, path: "/readyz", operation: operation) { request, context in
            try service.checkRate(of: request, context)
            let readiness: Readiness
            do {
                readiness = try await service.readiness()
            } catch {
                throw Problem.unavailable
            }
            return try Response(readiness, to: request, status: readiness.isReady ? .ok : .serviceUnavailable)
        }
    }

    /// What is counted and measured, in Prometheus' text format.
    static func metrics(_ service: Service, _ registry: PrometheusRegistry) -> Endpoint {
        Endpoint(
            method: .get,
            path: "/metrics",
            operation: .service("/metrics", ["type": "string"], mediaType: "text/plain", asksDatabase: true)
        ) { request, context in
            try service.checkRate(of: request, context)
            await service.measure()
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: registry.text))
            )
        }
    }
}

extension Operation {
    /// Of what is open to everybody; however often they ask, but where it asks the database.
    static func service(
        _ path: String,
        _ answer: Schema,
        mediaType: String = "application/json",
        asksDatabase: Bool = false
    ) -> Operation {
        Operation(
            summary: summary(.get, path),
            tag: "service",
            answer: answer,
            mediaType: mediaType,
            isOpen: true,
            isUnlimited: !asksDatabase
        )
    }
}

/// How the server stands.
struct Readiness: Codable {
    struct Projection: Codable {
        let name: String
        let position: String
        let lagEvents: Int64
        let lagSeconds: Double
        /// nil where it never came to anything.
        let lastAdvance: Instant?
        let parked: Int
    }

    struct Signing: Codable {
        let status: String
        let signed: String
        let witnessed: String
        /// Of what isn't signed any further.
        let position: String?
        let reason: String?
    }

    let organisation: String
    let status: String
    let head: String
    let projections: [Projection]
    /// nil where nobody signs.
    let signing: Signing?

    var isReady: Bool { status == "ready" }
}

extension Service {
    func readiness() async throws -> Readiness {
        let statuses = try await desk.side.status(of: desk.store, now: .now)
        let isBehind = statuses.contains { $0.lagSeconds > options.limits.lag / .seconds(1) }
        return Readiness(
            organisation: desk.organisation.rawValue,
            status: isBehind ? "behind" : "ready",
            head: String(try await desk.store.head().position),
            projections: statuses.map { status in
                Readiness.Projection(
                    name: status.name,
                    position: String(status.position),
                    lagEvents: status.lag,
                    lagSeconds: status.lagSeconds,
                    lastAdvance: status.lastAdvance,
                    parked: status.parked.count
                )
            },
            signing: try await signing()
        )
    }

    /// A log that isn't signed any further is an alarm, and no reason to send requests elsewhere.
    private func signing() async throws -> Readiness.Signing? {
        guard let report = try await desk.trees.report() else { return nil }
        let (signed, witnessed) = try await desk.trees.reach()
        return Readiness.Signing(
            status: report.refusal == nil ? "signing" : "REFUSED",
            signed: String(signed),
            witnessed: String(witnessed),
            position: report.refusal.map { String($0.position) },
            reason: report.refusal?.reason
        )
    }
}
