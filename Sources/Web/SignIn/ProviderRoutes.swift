import API
import Contract
import Foundation
import Hummingbird
import UseCases

/// Signing in with an identity provider (OpenID Connect, authorization code flow with PKCE).
struct ProviderRoutes {
    /// For as long somebody may take to sign in there.
    private static let patienceSeconds = 600
    private static let cookie = "__Host-debrief-provider"

    func add(to pages: PageRoutes) {
        let service = pages.responder.service

        pages.open(.get, "/sign-in/provider") { request, _ in
            var query = try QueryFields(request.uri.query)
            let target = try query.take("to").localPath
            let (state, verifier) = (Self.secret(), Self.secret())
            var response = Response(seeOther: try await service.authorization(state: state, verifier: verifier))
            let kept = "\(state).\(verifier).\(Data(target.utf8).base64URL)"
            response.headers[values: .setCookie] = [Self.setCookie(kept, forSeconds: Self.patienceSeconds)]
            return response
        }

        pages.open(.get, Service.returnPath) { request, _ in
            var query = try QueryFields(request.uri.query)
            let parts = request.headers.cookie(Self.cookie)?.split(separator: ".").map(String.init) ?? []
            // Who comes back without having gone is sent by somebody else.
            guard parts.count == 3, try query.take("state") == parts[0], let code = try query.take("code") else {
                throw Problem.expiredForm
            }
            let principal = try await service.principal(coming: code, verifier: parts[1])
            let desk = service.desk(for: principal, in: request.language)
            let answer = try await desk.beginSession(for: principal.person, principal.scopes)
            var response = Response(seeOther: String(base64URL: parts[2]).localPath)
            response.headers[values: .setCookie] = [
                BrowserSession(token: answer.token).setCookie, Self.setCookie("", forSeconds: 0),
            ]
            return response
        }
    }

    private static func setCookie(_ value: String, forSeconds seconds: Int) -> String {
        "\(cookie)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=\(seconds)"
    }

    /// 32 random bytes.
    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }).base64URL
    }
}

extension String {
    fileprivate init?(base64URL text: String) {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding) else { return nil }
        self.init(data: data, encoding: .utf8)
    }
}
