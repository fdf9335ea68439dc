import API
import Contract
import FoundationEssentials
import Hummingbird
import Logging
import UseCases
import Wording

/// Answers browsers with pages, each in its frame, whatever goes wrong.
struct PageResponder: Sendable {
    let service: Service
    let templates: Templates

    /// Whoever hasn't signed in is sent to do so.
    func respond(
        _ request: Request,
        _ context: APIContext,
        _ body: @escaping @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        try await context.answering {
            do {
                let visit = try await Visit(request, context, service, templates)
                return try await respond(to: visit, body)
            } catch is SignedOut {
                let target = request.method == .get ? request.uri.string : "/"
                return Response(seeOther: "/sign-in?to=\(target.queryEscaped)")
            } catch {
                return failure(error, request, context)
            }
        }
    }

    private func respond(
        to visit: Visit,
        _ body: @escaping @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        do {
            if let fault = visit.fault { throw fault }
            return try await body(visit)
        } catch {
            let problem = Problem(error, in: visit.language)
            guard problem.status.code < 500 else { throw error }
            let page = FailurePage(
                problem,
                request: visit.context.requestID.uuidString,
                present: visit.present,
                in: visit.language
            )
            return try await visit.response(page, status: problem.status)
        }
    }

    /// As `respond`, for a page that is the same for who asks for it again, as long as nothing changes.
    func respondRepeatedly(
        _ request: Request,
        _ context: APIContext,
        _ body: @escaping @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        try await respond(request, context) { visit in
            let preferences = [visit.language.rawValue, visit.preferences.zone.identifier]
            let key = AnswerKey(visit.principal, request.uri.string, preferences, asOf: visit.desk.asOf)
            return try await service.memory.answer(key) {
                let response = try await body(visit)
                // What is strictly confidential is opened anew each time.
                return AnswerMemory.Made(response, isRepeatable: !visit.desk.ledger.hasOpened)
            }
        }
    }

    func respondOpenly(
        _ request: Request,
        _ context: APIContext,
        _ body: @escaping @Sendable (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        try await context.answering {
            do {
                try service.checkRate(of: request, context)
                return try await body(request, context)
            } catch {
                return failure(error, request, context)
            }
        }
    }

    /// Where no more is known than that it went wrong.
    private func failure(_ error: any Error, _ request: Request, _ context: APIContext) -> Response {
        let language = Preferences(of: request).language
        let problem = Problem(error, in: language)
        if problem.status.code >= 500 {
            context.logger.error("page failed", metadata: ["error": "\(error)"])
        }
        let page = FailurePage(problem, request: context.requestID.uuidString, in: language)
        let frame = Frame(language, path: request.uri.path, here: String?(request.uri.string).localPath)
        return Response(html: templates.html(of: page, in: frame), status: problem.status)
    }
}

extension Problem {
    static let expiredForm = Problem("expired-form", .forbidden, .expiredForm)
}
