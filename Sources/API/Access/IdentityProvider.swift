import AsyncHTTPClient
import Contract
import EventSourcing
import Foundation
import HTTPTypes
import JWTKit
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import UseCases
import Wording

/// Reads the tokens of an OpenID Connect provider. Before anything of a token is believed, its key is one that the provider
/// publishes, by its exact id, and its algorithm is that key's own; then its claims are looked at.
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
    private static let maximumBytes = 1 << 20
    /// Goes where it is sent and nowhere else: what it says there is for nobody else's ears.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
    )

    let issuer: String
    let audience: String
    private var keys: [String: JWK] = [:]
    private var fetched: ContinuousClock.Instant?
    /// Whether nothing came of it when they were asked for last.
    private var isUnreachable = false
    private var fetching: Task<Void, any Error>?

    init(issuer: String, audience: String) {
        (self.issuer, self.audience) = (issuer, audience)
    }

    /// Who an access token is of (RFC 9068). An ID token says who somebody is, and is no key to anything.
    ///
    /// - Throws: `Problem` 401 for a token that isn't in force here, 503 where the provider can't be asked.
    func identity(of token: String, at instant: Instant) async throws -> Identity {
        let claims = try await claims(of: token, types: ["at+jwt", "application/at+jwt"])
        guard claims.holds(of: issuer, at: instant), claims.audience.contains(audience), let subject = claims.subject
        else { throw Problem.badToken }
        return Identity(subject: subject, name: claims.name, scopes: Self.scopes(claims.text("scope") ?? ""))
    }

    /// What a scope of the provider's lets its person do here: everything, where it says nothing of us.
    static func scopes(_ text: String) -> Set<TokenScope> {
        let scope = text.split(separator: " ")
        let isReadOnly = scope.contains("debrief:read") && !scope.contains("debrief:write")
        return isReadOnly ? [.read] : [.read, .write]
    }

    /// What a token says, of one of these types, whose signature is the provider's.
    ///
    /// - Throws: `Problem` 401, 503.
    func claims(of token: String, types: Set<String?>) async throws -> TokenClaims {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = TokenClaims(parts[0]), let claims = TokenClaims(parts[1]),
            types.contains(header.text("typ")?.lowercased()), !header.has("crit"), let kid = header.text("kid"),
            let key = try await key(kid), header.text("alg") == key.algorithm?.rawValue
        else { throw Problem.badToken }
        let collection = JWTKeyCollection()
        guard (try? await collection.add(jwk: key)) != nil,
            (try? await collection.verify(token, as: AnyClaims.self)) != nil
        else { throw Problem.badToken }
        return claims
    }

    // MARK: What the provider publishes

    /// A key of the provider that signs, with the one algorithm that it is for.
    private func key(_ kid: String) async throws -> JWK? {
        let age = fetched.map { ContinuousClock.now - $0 }
        let isStale = age.map { $0 > Self.keysLast } ?? true
        let mayLookAgain = age.map { $0 > Self.pause } ?? true
        if isStale || keys[kid] == nil && (mayLookAgain || fetching != nil) {
            // What was known stays good until the provider can be asked again.
            try? await fetchTogether()
        }
        // Another may be good, and nobody can say.
        if keys[kid] == nil, isUnreachable { throw Self.unavailable }
        return keys[kid]
    }

    /// Once for all who wait for it.
    private func fetchTogether() async throws {
        let task = fetching ?? Task { try await fetch() }
        fetching = task
        defer { if fetching == task { fetching = nil } }
        try await task.value
    }

    /// - Throws: `Problem` 503 where the provider doesn't say, or can't be asked.
    func endpoint(_ name: String) async throws -> String {
        do {
            guard case .text(let address)? = try await configuration()[name], Self.isGuarded(address) else {
                throw Self.unavailable
            }
            return address
        } catch {
            throw Self.unavailable
        }
    }

    private func configuration() async throws -> [String: FieldValue] {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let configuration = try JSONReader.object(try await get("\(base)/.well-known/openid-configuration"))
        guard configuration["issuer"] == .text(issuer) else { throw Problem.badToken }
        return configuration
    }

    private func fetch() async throws {
        (fetched, isUnreachable) = (.now, true)
        guard case .text(let address)? = try await configuration()["jwks_uri"] else { throw Problem.badToken }
        let set = try JSONDecoder().decode(PublishedKeys.self, from: Data(try await get(address)))
        keys = set.keys.compactMap(\.key).reduce(into: [:]) { keys, key in
            guard let kid = key.keyIdentifier?.string, let pinned = Self.pinned(key) else { return }
            keys[kid] = pinned
        }
        isUnreachable = false
    }

    /// The key with the one algorithm that it is for: the one that it names, else that of its type. A secret that both sides
    /// share is none.
    private static func pinned(_ key: JWK) -> JWK? {
        var pinned = key
        let ofCurves: [String: JWK.Algorithm] = [
            "P-256": .es256, "P-384": .es384, "P-521": .es512, "Ed25519": .eddsa,
        ]
        let ofType = key.modulus != nil ? .rs256 : key.curve.flatMap { ofCurves[$0.rawValue] }
        guard let algorithm = key.algorithm ?? ofType else { return nil }
        pinned.algorithm = algorithm
        return pinned
    }

    private func get(_ address: String) async throws -> [UInt8] {
        guard Self.isGuarded(address) else { throw Problem.badToken }
        let (status, body) = try await Self.answer(to: HTTPClientRequest(url: address))
        guard status == .ok else { throw Self.unavailable }
        return body
    }

    /// - Throws: what asking throws.
    static func answer(to request: HTTPClientRequest) async throws -> (status: HTTPResponseStatus, body: [UInt8]) {
        let response = try await client.execute(request, timeout: .seconds(5))
        return (response.status, Array(try await response.body.collect(upTo: maximumBytes).readableBytesView))
    }

    /// Over TLS, or on this very machine.
    private static func isGuarded(_ address: String) -> Bool {
        address.hasPrefix("https://") || address.hasPrefix("http://127.0.0.1:")
    }

    static let unavailable = Problem(
        "identity-provider",
        .serviceUnavailable,
        .identityProvider,
        headers: [.retryAfter: "5"]
    )
}

/// A provider's keys as it publishes them (RFC 7517, section 5).
private struct PublishedKeys: Decodable {
    struct Published: Decodable {
        private enum CodingKeys: CodingKey {
            case use
        }

        /// nil for one of a sort that isn't known here, or that isn't for signing: it is passed over.
        let key: JWK?

        init(from decoder: any Decoder) {
            let use = try? decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .use)
            key = use == nil || use == "sig" ? try? JWK(from: decoder) : nil
        }
    }

    let keys: [Published]
}

/// The claims are read apart from JWTKit, strictly; it checks the signature.
private struct AnyClaims: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
