import AsyncHTTPClient
import Contract
import Crypto
import EventSourcing
package import Foundation
import HTTPTypes
import JWTKit
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import UseCases

/// Reads access tokens of an OpenID Connect provider (RFC 9068). Before anything of a token is believed, its key is one that
/// the provider publishes, by its exact id, and its algorithm is that key's own; then its claims are looked at.
actor IdentityProvider {
    /// Who a token is of.
    struct Identity: Sendable {
        let subject: String
        /// What the provider calls the person; nil where the token doesn't say.
        let name: String?
        let scopes: Set<TokenScope>
    }

    /// Keys are fetched again when they are so old.
    private static let keysLast = Duration.seconds(600)
    /// A key that isn't known is looked for so often at most, whoever asks.
    private static let pause = Duration.seconds(2)
    /// Clocks may be so far apart.
    private static let leewaySeconds: Int64 = 60
    private static let maximumBytes = 1 << 20

    let issuer: String
    private let audience: String
    private var keys: [String: JWK] = [:]
    private var fetched: ContinuousClock.Instant?

    init(issuer: String, audience: String) {
        (self.issuer, self.audience) = (issuer, audience)
    }

    /// - Throws: `Problem` 401 for a token that isn't in force here, 503 where the provider can't be asked.
    func identity(of token: String, at instant: Instant) async throws -> Identity {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]) else {
            throw Problem.badToken
        }
        // An ID token says who somebody is, and is no key to anything.
        guard ["at+jwt", "application/at+jwt"].contains(header.text("typ")?.lowercased()), header["crit"] == nil,
            let kid = header.text("kid"), let key = try await key(kid), header.text("alg") == key.algorithm?.rawValue
        else { throw Problem.badToken }
        let collection = JWTKeyCollection()
        guard (try? await collection.add(jwk: key)) != nil,
            (try? await collection.verify(token, as: AnyClaims.self)) != nil
        else { throw Problem.badToken }
        return try check(claims, at: instant)
    }

    /// Where a browser goes so that its person signs in there (OpenID Connect Core 1.0, section 3.1.2.1), with a challenge
    /// that only who sent it there can answer (RFC 7636).
    ///
    /// - Throws: `Problem` 503 where the provider can't be asked.
    func authorization(for client: BrowserClient, state: String, verifier: String) async throws -> String {
        let endpoint = try await endpoint("authorization_endpoint")
        let challenge = Data(SHA256.hash(data: Data(verifier.utf8))).base64URL
        var components = URLComponents(string: endpoint)
        let items = components?.queryItems ?? []
        components?.queryItems =
            items + [
                URLQueryItem(name: "response_type", value: "code"),
                URLQueryItem(name: "client_id", value: client.id),
                URLQueryItem(name: "redirect_uri", value: client.redirect),
                URLQueryItem(name: "scope", value: "openid profile debrief:read debrief:write"),
                // RFC 8707: whom the access token is to be for.
                URLQueryItem(name: "resource", value: audience),
                URLQueryItem(name: "state", value: state),
                URLQueryItem(name: "code_challenge", value: challenge),
                URLQueryItem(name: "code_challenge_method", value: "S256"),
            ]
        guard let address = components?.string else { throw Self.unavailable }
        return address
    }

    /// The access token that a browser's code stands for (OpenID Connect Core 1.0, section 3.1.3).
    ///
    /// - Throws: `Problem` 401 where the provider gives none, 503 where it can't be asked.
    func accessToken(for code: String, of client: BrowserClient, verifier: String) async throws -> String {
        var request = HTTPClientRequest(url: try await endpoint("token_endpoint"))
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let secret = client.secret {
            let credentials = "\(client.id.urlEscaped):\(secret.urlEscaped)"
            let encoded = Data(credentials.utf8).base64EncodedString()
            request.headers.add(name: "Authorization", value: "Basic \(encoded)")
        }
        let fields = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": client.redirect, "client_id": client.id,
            "code_verifier": verifier,
        ]
        request.body = .bytes(
            ByteBuffer(string: fields.map { "\($0)=\($1.urlEscaped)" }.sorted().joined(separator: "&"))
        )
        guard let response = try? await HTTPClient.shared.execute(request, timeout: .seconds(5)) else {
            throw Self.unavailable
        }
        let body = try await response.body.collect(upTo: Self.maximumBytes)
        guard response.status == .ok, let answer = try? JSONReader.object(Array(body.readableBytesView)),
            let token = answer.text("access_token")
        else { throw Problem.badToken }
        return token
    }

    private func endpoint(_ name: String) async throws -> String {
        do {
            let address = try await configuration().text(name)
            guard let address, Self.isGuarded(address) else { throw Self.unavailable }
            return address
        } catch {
            throw Self.unavailable
        }
    }

    private func check(_ claims: [String: FieldValue], at instant: Instant) throws -> Identity {
        let now = instant.microsecondsSince1970 / 1_000_000
        guard claims.text("iss") == issuer, claims["aud"]?.texts.contains(audience) == true,
            let subject = claims.text("sub"), !subject.isEmpty, subject.utf8.count <= 200,
            let expiry = claims.seconds("exp"), now < expiry + Self.leewaySeconds,
            claims["nbf"] == nil || (claims.seconds("nbf") ?? .max) <= now + Self.leewaySeconds
        else { throw Problem.badToken }
        let name = (claims.text("name") ?? claims.text("preferred_username")).map { String($0.prefix(100)) }
        let scope = (claims.text("scope") ?? "").split(separator: " ")
        let isReadOnly = scope.contains("debrief:read") && !scope.contains("debrief:write")
        return Identity(subject: subject, name: name, scopes: isReadOnly ? [.read] : [.read, .write])
    }

    /// A key of the provider that signs, with the one algorithm that it is for.
    private func key(_ kid: String) async throws -> JWK? {
        let age = fetched.map { ContinuousClock.now - $0 }
        let isStale = age.map { $0 > Self.keysLast } ?? true
        let mayLookAgain = age.map { $0 > Self.pause } ?? true
        if isStale || keys[kid] == nil && mayLookAgain {
            do {
                try await fetch()
            } catch  where keys[kid] == nil {
                throw Self.unavailable
            } catch {
                // What was known stays good until the provider can be asked again.
            }
        }
        return keys[kid]
    }

    private func configuration() async throws -> [String: FieldValue] {
        let configuration = try JSONReader.object(try await get("\(issuer)/.well-known/openid-configuration"))
        guard configuration.text("issuer") == issuer else { throw Problem.badToken }
        return configuration
    }

    private func fetch() async throws {
        fetched = .now
        guard let address = try await configuration().text("jwks_uri") else { throw Problem.badToken }
        let set = try JSONDecoder().decode(JWKS.self, from: Data(try await get(address)))
        keys = set.keys.reduce(into: [:]) { keys, key in
            guard let kid = key.keyIdentifier?.string, let pinned = Self.pinned(key) else { return }
            keys[kid] = pinned
        }
    }

    /// The key with the one algorithm that it is for: the one that it names, else that of its type. A secret that both sides
    /// share is none.
    private static func pinned(_ key: JWK) -> JWK? {
        var pinned = key
        let ofType: JWK.Algorithm? = key.modulus != nil ? .rs256 : key.y != nil ? .es256 : key.x != nil ? .eddsa : nil
        guard let algorithm = key.algorithm ?? ofType else { return nil }
        pinned.algorithm = algorithm
        return pinned
    }

    private func get(_ address: String) async throws -> [UInt8] {
        guard Self.isGuarded(address) else { throw Problem.badToken }
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: address), timeout: .seconds(5))
        guard response.status == .ok else { throw Problem.unavailable }
        return Array(try await response.body.collect(upTo: Self.maximumBytes).readableBytesView)
    }

    /// Over TLS, or on this very machine.
    private static func isGuarded(_ address: String) -> Bool {
        address.hasPrefix("https://") || address.hasPrefix("http://127.0.0.1:")
    }

    private static let unavailable = Problem(
        "identity-provider",
        .serviceUnavailable,
        "The identity provider can't be asked just now.",
        headers: [.retryAfter: "5"]
    )

    /// An object of JSON in base64url, without a name twice.
    private static func object(_ part: Substring) -> [String: FieldValue]? {
        let text = part.replacing("-", with: "+").replacing("_", with: "/")
        guard !part.contains("="), !part.contains("+"), !part.contains("/"),
            let data = Data(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4))
        else { return nil }
        return try? JSONReader.object(Array(data))
    }
}

/// The claims are read apart from JWTKit, strictly; it checks the signature.
private struct AnyClaims: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

extension [String: FieldValue] {
    fileprivate func text(_ name: String) -> String? {
        guard case .text(let text)? = self[name] else { return nil }
        return text
    }

    /// A NumericDate (RFC 7519, section 2).
    fileprivate func seconds(_ name: String) -> Int64? {
        guard case .number(let digits)? = self[name] else { return nil }
        return Int64(digits) ?? Double(digits).flatMap { $0.magnitude < 1e15 ? Int64($0) : nil }
    }
}

/// What the pages are to the provider: a client that browsers come back to.
struct BrowserClient: Sendable {
    let id: String
    /// nil for a public client.
    let secret: String?
    /// Where browsers come back to.
    let redirect: String
}

extension Data {
    /// Base64 for URLs, without padding (RFC 4648, section 5).
    package var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension String {
    fileprivate var urlEscaped: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
    }
}
