import AsyncHTTPClient
import Contract
import Crypto
import EventSourcing
import Foundation
import NIOCore
import NIOHTTP1
import UseCases

extension IdentityProvider {
    private static let scope = "openid profile debrief:read debrief:write"

    /// Where a browser goes so that its person signs in there (OpenID Connect Core 1.0, section 3.1.2.1), with a challenge
    /// that only who sent it there can answer (RFC 7636).
    ///
    /// - Throws: `Problem` 503 where the provider can't be asked.
    func authorization(for client: BrowserClient, _ attempt: SignInAttempt) async throws -> String {
        let endpoint = try await endpoint("authorization_endpoint")
        let challenge = Array(SHA256.hash(data: Data(attempt.verifier.utf8))).base64URL
        let fields = [
            ("response_type", "code"), ("client_id", client.id), ("redirect_uri", client.redirect),
            ("scope", Self.scope),
            // RFC 8707: whom the access token is to be for.
            ("resource", audience),
            ("state", attempt.state), ("nonce", attempt.nonce), ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ]
        // What the endpoint's own query has, stays (RFC 6749, section 3.1).
        return endpoint + (endpoint.contains("?") ? "&" : "?") + Self.form(fields)
    }

    /// Who a browser's code stands for: what the ID token says that the provider gives for it (section 3.1.3).
    ///
    /// - Throws: `Problem` 401 where it gives none that is in force here, 503 where it can't be asked.
    func identity(
        for code: String,
        of client: BrowserClient,
        _ attempt: SignInAttempt,
        at instant: Instant
    ) async throws -> Identity {
        let answer = try await tokens(for: code, of: client, attempt)
        guard case .text(let token)? = answer["id_token"] else { throw Problem.badToken }
        let claims = try await claims(of: token, types: [nil, "jwt"])
        // Section 3.1.3.7.
        guard claims.holds(of: issuer, at: instant), claims.isMade(before: instant), isFor(client, claims),
            claims.text("nonce") == attempt.nonce, let subject = claims.subject
        else { throw Problem.badToken }
        // Left out, it is what was asked for (RFC 6749, section 5.1).
        var granted = Self.scope
        if case .text(let scope)? = answer["scope"] { granted = scope }
        return Identity(subject: subject, name: claims.name, scopes: Self.scopes(granted))
    }

    /// For this client alone, or for several of which it is the one that asked.
    private func isFor(_ client: BrowserClient, _ claims: TokenClaims) -> Bool {
        guard claims.audience.contains(client.id) else { return false }
        return claims.has("azp") ? claims.text("azp") == client.id : claims.audience == [client.id]
    }

    private func tokens(
        for code: String,
        of client: BrowserClient,
        _ attempt: SignInAttempt
    ) async throws -> [String: FieldValue] {
        var request = HTTPClientRequest(url: try await endpoint("token_endpoint"))
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", client.redirect),
            ("code_verifier", attempt.verifier),
        ]
        if let secret = client.secret {
            let credentials = Data("\(client.id.queryEscaped):\(secret.queryEscaped)".utf8).base64EncodedString()
            request.headers.add(name: "Authorization", value: "Basic \(credentials)")
        } else {
            fields.append(("client_id", client.id))
        }
        request.body = .bytes(ByteBuffer(string: Self.form(fields)))
        guard let (status, body) = try? await Self.answer(to: request), status.code < 500 else {
            throw Self.unavailable
        }
        guard status == .ok, let answer = try? JSONReader.object(body) else { throw Problem.badToken }
        return answer
    }

    private static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\($0)=\($1.queryEscaped)" }.joined(separator: "&")
    }
}
