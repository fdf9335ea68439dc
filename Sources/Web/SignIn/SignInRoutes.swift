import API
import Contract
import Foundation
import HTTPTypes
import Hummingbird
import UseCases
import Wording

/// Signing in and out, and the choice of a language.
struct SignInRoutes {
    func add(to pages: PageRoutes) {
        let (service, templates) = (pages.responder.service, pages.responder.templates)

        pages.open(.get, "/sign-in") { request, _ in
            var query = try QueryFields(request.uri.query)
            let page = SignInPage(
                in: Preferences(of: request).language,
                target: try query.take("to").localPath,
                hasProvider: service.hasProvider
            )
            return Self.response(page, request, templates)
        }

        pages.open(.post, "/sign-in") { request, context in
            // No form token yet: that the page is our own is told by where it comes from, which every browser says.
            guard request.headers[.origin] != nil else { throw Problem.expiredForm }
            let form = try await Form(of: request, limit: context.maxUploadSize)
            do {
                let session = try await Self.session(with: form["token"] ?? "", request, context, service)
                var response = Response(seeOther: form["to"].localPath)
                response.headers[values: .setCookie] = [session.setCookie]
                return response
            } catch let problem as Problem where problem.status == .unauthorized {
                let language = Preferences(of: request).language
                let page = SignInPage(
                    in: language,
                    target: form["to"].localPath,
                    hasProvider: service.hasProvider,
                    fault: SignInWord.notInForce.words(in: language)
                )
                return Self.response(page, request, templates, status: .unprocessableContent)
            }
        }

        pages.post("/sign-out") { visit, _ in
            // What the browser alone was given ends with it; a token that somebody made stays theirs.
            try await visit.desk.signOut(visit.principal.credential, as: visit.principal.person)
            var response = Response(seeOther: "/sign-in")
            response.headers[values: .setCookie] = [BrowserSession.clearCookie]
            return response
        }

        pages.open(.post, "/language") { request, context in
            let form = try await Form(of: request, limit: context.maxUploadSize)
            var response = Response(seeOther: form["to"].localPath)
            if let language = form["language"].flatMap(Language.init(rawValue:)) {
                response.headers[values: .setCookie] = [Preferences.cookie(for: language)]
            }
            return response
        }
    }

    private static func session(
        with text: String,
        _ request: Request,
        _ context: APIContext,
        _ service: Service
    ) async throws -> BrowserSession {
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let principal = try await service.principal(of: request, context, bearing: token, needs: nil)
        guard principal.scopes.contains(.signIn) else { return BrowserSession(token: token) }
        let desk = service.desk(for: principal, in: request.language)
        do {
            let answer = try await desk.signIn(with: principal.credential, as: principal.person, by: .browser)
            return BrowserSession(token: answer.token)
        } catch TokenError.unknown {
            throw Problem("invalid-token", .unauthorized, .usedInvitation)
        }
    }

    static func response(
        _ page: SignInPage,
        _ request: Request,
        _ templates: Templates,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let here = String?(request.uri.string).localPath
        let frame = Frame(Preferences(of: request).language, path: "/sign-in", here: here)
        return Response(html: templates.html(of: page, in: frame), status: status)
    }
}

extension String? {
    /// A path of this very site, and nothing that a browser takes for another's; home else.
    var localPath: String {
        guard let path = self, path.hasPrefix("/"), !path.hasPrefix("//"),
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return path
    }
}
