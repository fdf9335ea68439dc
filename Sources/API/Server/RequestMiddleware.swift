import Contract
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import Metrics
import UseCases
import Wording

/// Around every request: its id, its time, its line in the log, and an answer whatever goes wrong. Neither bodies nor tokens
/// nor parameters are written anywhere.
struct RequestMiddleware: RouterMiddleware {
    let logger: Logger

    @concurrent
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        var response = await answer(request, context, next)
        response.headers[.requestID] = context.requestID.uuidString.lowercased()
        response.headers[.xContentTypeOptions] = "nosniff"
        let taken = ContinuousClock.now - began
        let route = context.endpointPath ?? "none"
        let status = String(response.status.code)
        Counter(
            label: "debrief_http_requests_total",
            dimensions: [("method", request.method.rawValue), ("route", route), ("status", status)]
        ).increment()
        Metrics.Timer(label: "debrief_http_request_seconds", dimensions: [("route", route)]).record(duration: taken)
        logger.info(
            "request",
            metadata: [
                "id": "\(context.requestID.uuidString.lowercased())", "method": "\(request.method.rawValue)",
                "route": "\(route)", "status": "\(status)", "ms": "\(Int(taken / .milliseconds(1)))",
            ]
        )
        return response
    }

    private func answer(
        _ request: Request,
        _ context: APIContext,
        _ next: @concurrent (Request, APIContext) async throws -> Response
    ) async -> Response {
        do {
            return try await next(request, context)
        } catch {
            let fielded = error as? FieldedError
            let cause = fielded?.error ?? error
            let language = request.language
            let problem = Problem(cause, fields: fielded?.fields ?? [:], as: fielded?.shape, in: language)
            if problem.status.code >= 500 {
                logger.error(
                    "request failed",
                    metadata: ["id": "\(context.requestID.uuidString.lowercased())", "error": "\(cause)"]
                )
            }
            return problem.response(instance: context.requestID)
        }
    }
}
