import API
import Contract
import HTTPTypes
import Hummingbird
import Lessons
import UseCases
import Wording

/// Signing in with an identity provider (OpenID Connect, authorization code flow with PKCE).
struct ProviderRoutes {
    func add(to pages: PageRoutes) {
        let (service, templates) = (pages.responder.service, pages.responder.templates)

        pages.open(.get, "/sign-in/provider") { request, _ in
            var query = try QueryFields(request.uri.query)
            let cookie = ProviderCookie(SignInAttempt(), target: try query.take("to").localPath)
            var response = Response(seeOther: try await service.authorization(of: cookie.attempt))
            response.headers[values: .setCookie] = [cookie.setCookie]
            return response
        }

        pages.open(.get, Service.returnPath) { request, _ in
            guard service.hasProvider else { throw Problem.notFound }
            let cookie = ProviderCookie(in: request.headers)
            do {
                let answer = try ProviderAnswer(request.uri.query)
                // Who comes back without having gone is sent by somebody else; who went may still come.
                guard let cookie, answer.state == cookie.attempt.state else { throw ProviderFault.strayed }
                let session = try await Self.session(for: answer, from: cookie.attempt, request, service)
                var response = Response(seeOther: cookie.target)
                response.headers[values: .setCookie] = [session.setCookie, ProviderCookie.clearCookie]
                return response
            } catch let fault as ProviderFault {
                let page = SignInPage(
                    in: Preferences(of: request).language,
                    target: cookie?.target ?? "/",
                    hasProvider: true,
                    providerFault: fault
                )
                var response = SignInRoutes.response(page, request, templates, status: .forbidden)
                // A way is gone once.
                if fault != .strayed { response.headers[values: .setCookie] = [ProviderCookie.clearCookie] }
                return response
            }
        }
    }

    private static func session(
        for answer: ProviderAnswer,
        from attempt: SignInAttempt,
        _ request: Request,
        _ service: Service
    ) async throws -> BrowserSession {
        guard service.isOfProvider(answerOf: answer.issuer) else { throw ProviderFault.untrusted }
        let principal: Principal
        do {
            principal = try await service.principal(coming: try answer.code(), from: attempt)
        } catch let problem as Problem where problem.status == .unauthorized {
            throw ProviderFault.untrusted
        }
        guard principal.authority.holds(anyOf: AccessRole.allCases, at: .now) else { throw ProviderFault.withoutRole }
        let desk = service.desk(for: principal, in: request.language)
        return BrowserSession(token: try await desk.beginSession(for: principal.person, principal.scopes).token)
    }
}
