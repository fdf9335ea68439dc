package import Crypto
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An OpenID Connect provider on this machine: discovery, keys, authorization and tokens, as strict as the standards are.
package final class TestProvider: Sendable {
    /// What it is to do.
    package struct Behaviour: Sendable {
        package var keyID = "one"
        package var isAway = false
        /// What browsers are sent back with instead of a code.
        package var error: String?
        /// Whom it signs in.
        package var subject = "amina"
        package var name = "Amina Diallo"
        /// What it grants; nil for what was asked for, which it then doesn't say.
        package var scope: String?
        /// Makes the ID token, from what it would say.
        package var idToken: @Sendable (TestProvider, [String: any Sendable]) throws -> String? = { provider, claims in
            try provider.token(claims, type: "JWT")
        }
    }

    /// A client that it knows.
    package struct Client: Sendable {
        package let id: String
        /// nil for a public one.
        package let secret: String?
        package let redirect: String

        package init(id: String, secret: String?, redirect: String) {
            (self.id, self.secret, self.redirect) = (id, secret, redirect)
        }
    }

    /// What a code was given for.
    private struct Grant {
        let client: Client
        let challenge: String
        let nonce: String?
        let subject: String
    }

    struct Answer {
        var status = HTTPResponseStatus.ok
        var headers: HTTPHeaders = [:]
        var body = ""
    }

    private struct State {
        var behaviour = Behaviour()
        var client: Client?
        var grants: [String: Grant] = [:]
    }

    private let key = P256.Signing.PrivateKey()
    private let state = Mutex(State())
    package let issuer: String
    private let channel: any Channel

    package static func with(_ body: (TestProvider) async throws -> Void) async throws {
        let provider = try await TestProvider()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(provider)) } catch { outcome = .failure(error) }
        try await provider.channel.close()
        try outcome.get()
    }

    private init() async throws {
        let desk = Desk()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(desk))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        issuer = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
        desk.provider.withLock { $0 = self }
    }

    /// Changes what it does from now on.
    package func change(_ body: @Sendable (inout Behaviour) -> Void) {
        state.withLock { body(&$0.behaviour) }
    }

    /// Knows one client from now on.
    package func register(_ client: Client) {
        state.withLock { $0.client = client }
    }

    // MARK: Tokens

    /// What a token says where nothing else is wanted of it.
    package func claims(_ changes: [String: any Sendable] = [:]) -> [String: any Sendable] {
        let now = Int(Date.now.timeIntervalSince1970)
        let all: [String: any Sendable] = [
            "iss": issuer, "aud": ["debrief", "other"], "sub": "amina", "name": "Amina Diallo", "exp": now + 300,
            "nbf": now - 5, "iat": now - 5,
        ]
        return all.merging(changes) { $1 }
    }

    /// A token that it signs, or another key under the name of its own.
    package func token(
        _ claims: [String: any Sendable],
        type: String = "at+jwt",
        kid: String = "one",
        by other: P256.Signing.PrivateKey? = nil
    ) throws -> String {
        let text = "\(part(["alg": "ES256", "typ": type, "kid": kid])).\(part(claims))"
        let signature = try (other ?? key).signature(for: Array(text.utf8)).rawRepresentation
        return "\(text).\(signature.base64URL)"
    }

    /// A token that nobody signed.
    package func unsigned(_ claims: [String: any Sendable], type: String = "at+jwt") -> String {
        "\(part(["alg": "none", "typ": type, "kid": "one"])).\(part(claims))."
    }

    /// A token that is signed with what everybody knows: the public key as if it were a secret.
    package func confused(_ claims: [String: any Sendable], type: String = "at+jwt") -> String {
        let text = "\(part(["alg": "HS256", "typ": type, "kid": "one"])).\(part(claims))"
        let secret = SymmetricKey(data: Array(key.publicKey.pemRepresentation.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: secret)
        return "\(text).\(Data(code).base64URL)"
    }

    /// A token with other claims under the signature of its own.
    package func changed(
        _ claims: [String: any Sendable],
        to others: [String: any Sendable],
        type: String = "at+jwt"
    ) throws -> String {
        let parts = try token(claims, type: type).split(separator: ".")
        return "\(parts[0]).\(part(others)).\(parts[2])"
    }

    private func part(_ object: [String: any Sendable]) -> String {
        let data = try? JSONSerialization.data(withJSONObject: object.filter { !($0.value is NSNull) })
        return (data ?? Data()).base64URL
    }

    // MARK: What it answers

    fileprivate func answer(to head: HTTPRequestHead, _ body: String) -> Answer {
        guard state.withLock({ !$0.behaviour.isAway }) else { return Answer(status: .serviceUnavailable) }
        let parts = head.uri.split(separator: "?", maxSplits: 1).map(String.init)
        switch (head.method, parts.first) {
        case (.GET, "/.well-known/openid-configuration"):
            return Answer(
                body: """
                    {"issuer":"\(issuer)","jwks_uri":"\(issuer)/keys","token_endpoint":"\(issuer)/token",\
                    "authorization_endpoint":"\(issuer)/authorize?tenant=test"}
                    """
            )
        case (.GET, "/keys"):
            let point = key.publicKey.rawRepresentation
            let (x, y) = (point.prefix(32).base64URL, point.suffix(32).base64URL)
            let kid = state.withLock(\.behaviour.keyID)
            // As providers do, it publishes keys beside it that are for something else.
            return Answer(
                body: #"""
                    {"keys":[{"kty":"oct","k":"AyM1","kid":"secret"},\#
                    {"kty":"RSA","alg":"RSA-OAEP-256","use":"enc","n":"AQAB","e":"AQAB","kid":"for secrets"},\#
                    {"kty":"OKP","crv":"X25519","x":"\#(x)","kid":"for agreement"},\#
                    {"kty":"EC","crv":"P-256","use":"enc","x":"\#(x)","y":"\#(y)","kid":"\#(kid)"},\#
                    {"kty":"EC","crv":"P-256","use":"sig","kid":"\#(kid)","x":"\#(x)","y":"\#(y)"}]}
                    """#
            )
        case (.GET, "/authorize"): return authorize(fields(of: parts.count == 2 ? parts[1] : ""))
        case (.POST, "/token"): return tokens(for: fields(of: body), head.headers)
        default: return Answer(status: .notFound)
        }
    }

    /// RFC 6749, section 4.1.1: to an address that isn't the client's, nobody is sent.
    private func authorize(_ query: [String: String]) -> Answer {
        let (behaviour, client) = state.withLock { ($0.behaviour, $0.client) }
        guard let client, query["client_id"] == client.id, query["redirect_uri"] == client.redirect,
            query["response_type"] == "code", query["tenant"] == "test",
            query["scope"]?.split(separator: " ").contains("openid") == true,
            query["code_challenge_method"] == "S256", let challenge = query["code_challenge"], challenge.count == 43
        else { return Answer(status: .badRequest) }
        var back = [("state", query["state"] ?? "")]
        if let error = behaviour.error {
            back.append(("error", error))
        } else {
            let code = UUID().uuidString
            let grant = Grant(client: client, challenge: challenge, nonce: query["nonce"], subject: behaviour.subject)
            state.withLock { $0.grants[code] = grant }
            back.append(("code", code))
        }
        let location = client.redirect + "?" + back.map { "\($0)=\($1)" }.joined(separator: "&")
        return Answer(status: .found, headers: ["location": location])
    }

    /// RFC 6749, section 4.1.3, and RFC 7636, section 4.6. A code is good once, whatever comes of it.
    private func tokens(for form: [String: String], _ headers: HTTPHeaders) -> Answer {
        let grant = state.withLock { $0.grants.removeValue(forKey: form["code"] ?? "") }
        guard let grant, form["grant_type"] == "authorization_code" else { return .refusal("invalid_grant") }
        guard isAuthentic(grant.client, form, headers) else {
            return .refusal("invalid_client", status: .unauthorized)
        }
        let challenge = Data(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8))).base64URL
        guard form["redirect_uri"] == grant.client.redirect, challenge == grant.challenge else {
            return .refusal("invalid_grant")
        }
        let behaviour = state.withLock(\.behaviour)
        var claims = claims(["aud": grant.client.id, "sub": grant.subject, "name": behaviour.name])
        claims["nonce"] = grant.nonce
        guard let token = try? behaviour.idToken(self, claims) else { return .refusal("server_error") }
        var answer = [
            "access_token": UUID().uuidString, "token_type": "Bearer", "expires_in": "300", "id_token": token,
        ]
        answer["scope"] = behaviour.scope
        let json = (try? JSONEncoder().encode(answer)) ?? Data()
        return Answer(body: String(decoding: json, as: UTF8.self))
    }

    /// RFC 6749, section 2.3.1: the one method that the client has, and not another beside it.
    private func isAuthentic(_ client: Client, _ form: [String: String], _ headers: HTTPHeaders) -> Bool {
        guard let secret = client.secret else {
            return form["client_id"] == client.id && headers["authorization"].isEmpty
        }
        let header = headers.first(name: "authorization") ?? ""
        guard header.hasPrefix("Basic "), form["client_secret"] == nil,
            let credentials = Data(base64Encoded: String(header.dropFirst(6)))
        else { return false }
        let parts = String(decoding: credentials, as: UTF8.self).split(separator: ":").map(String.init)
        return parts.map { $0.removingPercentEncoding } == [client.id, secret]
    }

    private func fields(of text: String) -> [String: String] {
        let pairs = text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(
            pairs.map { ($0[0], ($0.count == 2 ? $0[1] : "").removingPercentEncoding ?? "") }
        ) { first, _ in first }
    }

    /// Where its server finds it, which listens before it is there.
    fileprivate final class Desk: Sendable {
        let provider = Mutex<TestProvider?>(nil)
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let desk: Desk
        private var head: HTTPRequestHead?
        private var body = ""

        init(_ desk: Desk) {
            self.desk = desk
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): (self.head, body) = (head, "")
            case .body(let part): body += String(buffer: part)
            case .end:
                guard let head, let provider = desk.provider.withLock(\.self) else { return }
                let answer = provider.answer(to: head, body)
                let bytes = ByteBuffer(string: answer.body)
                var headers = answer.headers
                headers.add(name: "content-length", value: String(bytes.readableBytes))
                let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
                context.write(wrapOutboundOut(.head(response)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}

extension TestProvider.Answer {
    /// RFC 6749, section 5.2.
    fileprivate static func refusal(_ error: String, status: HTTPResponseStatus = .badRequest) -> Self {
        TestProvider.Answer(status: status, body: #"{"error":"\#(error)"}"#)
    }
}

extension Data {
    fileprivate var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
