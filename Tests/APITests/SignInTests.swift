import API
import Contract
import Crypto
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import NIOCore
import NIOHTTP1
import NIOPosix
import TestSupport
import Testing
import UseCases

/// Who isn't known is told nothing; what is out of force opens nothing.
@Suite(.database, .timeLimit(.minutes(2))) struct SignInTests {
    @Test func tokensThatArentInForceSignInNobody() async throws {
        try await TestServer.with { server in
            let person = PersonID(source: "test", externalID: "someone")
            let revoked = try await server.desk.token(for: person, Grant(role: .analyst))
            let entry = try #require(try await server.desk.tokens.all(of: person).first)
            try await server.desk.tokens.revoke(entry.id)
            let mistyped = String(server.token.dropLast()) + (server.token.hasSuffix("A") ? "B" : "A")
            for token in [revoked, mistyped, AccessToken.generate().text, "x", "eyJhbGciOiJub25lIn0.e30."] {
                let reply = try await server.get("/v1/access/me", token: token)
                #expect(reply.status == 401)
                #expect(reply.headers["www-authenticate"]?.contains("invalid_token") == true)
            }
            let nobody = try await server.get("/v1/access/me", token: "")
            #expect(nobody.status == 401 && nobody.headers["www-authenticate"] == "Bearer realm=\"debrief\"")
            let basic = try await server.get("/v1/access/me", ["Authorization": "Basic eDp5"], token: "")
            #expect(basic.status == 401)
        }
    }

    @Test func aTokenDoesWhatItsScopeSays() async throws {
        try await TestServer.with { server in
            let token = try await server.desk.token(for: server.person, scopes: [.read])
            #expect(try await server.get("/v1/observations", token: token).status == 200)
            let reply = try await server.post("/v1/observations", .observation(), token: token)
            #expect(reply.status == 403)
            #expect(reply.headers["www-authenticate"]?.contains("insufficient_scope") == true)
        }
    }

    @Test func aOneTimeSignInIsGoodOnce() async throws {
        try await TestServer.with { server in
            let body = #"{"person":"\#(server.person)"}"#
            let invited = try await server.post("/v1/access/invite", body)
            let invitation = try #require(invited.json["token"] as? String)
            #expect(try await server.get("/v1/observations", token: invitation).status == 403)
            let signedIn = try await server.post("/v1/sign-in", "{}", token: invitation)
            #expect(signedIn.status == 201)
            let token = try #require(signedIn.json["token"] as? String)
            #expect(
                try await server.get("/v1/access/me", token: token).json["person"] as? String
                    == server.person.description
            )
            #expect(try await server.post("/v1/sign-in", "{}", token: invitation).status == 401)
        }
    }

    @Test func anotherMissionsThingIsAsIfItWerentThere() async throws {
        try await TestServer.with { server in
            let opened = try await server.post(
                "/v1/missions",
                #"{"code":"HERE","name":"Here","type":"peacekeeping","sensitivity":"unclassified"}"#
            )
            #expect(opened.status == 201, "\(opened.text)")
            let reference = try await server.observe(["missions": ["HERE"]])
            let mission = try #require(MissionCode("THERE"))
            let person = PersonID(source: "test", externalID: "elsewhere")
            let token = try await server.desk.token(for: person, Grant(role: .manager, mission: mission))
            let hidden = try await server.get("/v1/observations/\(reference)", token: token)
            let absent = try await server.get("/v1/observations/O-99", token: token)
            #expect(hidden.status == 404 && hidden.json["detail"] as? String == absent.json["detail"] as? String)
            #expect(try await server.post("/v1/observations/\(reference)/verify", "{}", token: token).status == 404)
            let here: MissionCode = try #require(MissionCode("HERE"))
            let owning = PersonID(source: "test", externalID: "owner")
            let owner = try await server.desk.token(for: owning, Grant(role: .owner, mission: here))
            #expect(try await server.post("/v1/observations/\(reference)/verify", "{}", token: owner).status == 403)
            let stranger = try await server.desk.token(for: .stranger)
            #expect(try await server.get("/v1/people", token: stranger).status == 403)
        }
    }

    // MARK: - OpenID Connect

    @Test func aProvidersAccessTokenSignsInAndNothingElseOfItDoes() async throws {
        try await Provider.with { provider in
            var options = ServerOptions.test
            options.issuer = provider.issuer
            try await TestServer.with(options) { server in
                let person = PersonID(source: provider.issuer, externalID: "amina")
                func status(_ token: String) async throws -> Int {
                    try await server.get("/v1/access/me", token: token).status
                }
                let good = try provider.token()
                #expect(try await status(good) == 200)
                #expect(try await server.desk.people.person(person)?.name == "Amina Diallo")
                #expect(try await server.get("/v1/observations", token: good).status == 403)

                for (name, token) in [
                    ("ID token", try provider.token(type: "JWT")),
                    ("unknown kid", try provider.token(kid: "other")),
                    ("wrong audience", try provider.token(["aud": "another"])),
                    ("no audience", try provider.token(["aud": [String]()])),
                    ("wrong issuer", try provider.token(["iss": "https://evil.example"])),
                    ("expired", try provider.token(["exp": 1_000_000_000])),
                    ("no expiry", try provider.token(["exp": NSNull()])),
                    ("not yet", try provider.token(["nbf": 4_000_000_000])),
                    ("alg none", provider.unsigned()),
                    ("HMAC under the public key", try provider.confused()),
                    ("another key under its id", try provider.forged()),
                    ("claims changed", try provider.changed()),
                ] {
                    #expect(try await status(token) == 401, "\(name)")
                }
            }
        }
    }

    @Test func aProvidersNewKeyIsFetched() async throws {
        try await Provider.with { provider in
            var options = ServerOptions.test
            options.issuer = provider.issuer
            try await TestServer.with(options) { server in
                #expect(try await server.get("/v1/access/me", token: try provider.token()).status == 200)
                provider.change(kid: "two")
                try await Task.sleep(for: .milliseconds(2_100))
                #expect(try await server.get("/v1/access/me", token: try provider.token(kid: "two")).status == 200)
                #expect(try await server.get("/v1/access/me", token: try provider.token()).status == 401)
            }
        }
    }
}

extension PersonID {
    fileprivate static let stranger = PersonID(source: "test", externalID: "stranger")
}

/// An OpenID Connect provider on this machine.
private final class Provider: Sendable {
    private let key = P256.Signing.PrivateKey()
    private let pages: Pages
    let issuer: String
    private let channel: any Channel

    static func with(_ body: (Provider) async throws -> Void) async throws {
        let provider = try await Provider()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(provider)) } catch { outcome = .failure(error) }
        try await provider.channel.close()
        try outcome.get()
    }

    private init() async throws {
        let pages = Pages()
        self.pages = pages
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(pages))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        issuer = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
        change(kid: "one")
    }

    /// Publishes the key under another id, and no longer under the one before.
    func change(kid: String) {
        let point = key.publicKey.rawRepresentation
        let (x, y) = (point.prefix(32).base64EncodedString().url, point.suffix(32).base64EncodedString().url)
        pages.set(
            configuration: #"{"issuer":"\#(issuer)","jwks_uri":"\#(issuer)/keys"}"#,
            keys: #"{"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","kid":"\#(kid)","x":"\#(x)","y":"\#(y)"}]}"#
        )
    }

    private static func part(_ object: [String: Any]) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: object.filter { !($0.value is NSNull) })) ?? Data()
        return data.base64EncodedString().url
    }

    private func claims(_ changes: [String: Any] = [:]) -> [String: Any] {
        let all: [String: Any] = [
            "iss": issuer, "aud": ["debrief", "other"], "sub": "amina", "name": "Amina Diallo",
            "exp": Int(Date.now.timeIntervalSince1970) + 300, "nbf": Int(Date.now.timeIntervalSince1970) - 5,
        ]
        return all.merging(changes) { $1 }
    }

    private func signed(_ text: String, by key: P256.Signing.PrivateKey) throws -> String {
        let signature = try key.signature(for: Array(text.utf8)).rawRepresentation
        return "\(text).\(signature.base64EncodedString().url)"
    }

    func token(_ changes: [String: Any] = [:], type: String = "at+jwt", kid: String = "one") throws -> String {
        let header = Self.part(["alg": "ES256", "typ": type, "kid": kid])
        return try signed("\(header).\(Self.part(claims(changes)))", by: key)
    }

    func unsigned() -> String {
        "\(Self.part(["alg": "none", "typ": "at+jwt", "kid": "one"])).\(Self.part(claims()))."
    }

    /// Signed with what everybody knows.
    func confused() throws -> String {
        let text = "\(Self.part(["alg": "HS256", "typ": "at+jwt", "kid": "one"])).\(Self.part(claims()))"
        let secret = SymmetricKey(data: Array(key.publicKey.pemRepresentation.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: secret)
        return "\(text).\(Data(code).base64EncodedString().url)"
    }

    func forged() throws -> String {
        let header = Self.part(["alg": "ES256", "typ": "at+jwt", "kid": "one"])
        return try signed("\(header).\(Self.part(claims()))", by: P256.Signing.PrivateKey())
    }

    func changed() throws -> String {
        let parts = try token().split(separator: ".")
        return "\(parts[0]).\(Self.part(claims(["sub": "other"]))).\(parts[2])"
    }

    private final class Pages: @unchecked Sendable {
        private let lock = NSLock()
        private var pages: [String: String] = [:]

        func set(configuration: String, keys: String) {
            lock.withLock { pages = ["/.well-known/openid-configuration": configuration, "/keys": keys] }
        }

        func page(_ path: String) -> String? { lock.withLock { pages[path] } }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let pages: Pages
        private var path = ""

        init(_ pages: Pages) {
            self.pages = pages
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): path = head.uri
            case .body: break
            case .end:
                let body = ByteBuffer(string: pages.page(path) ?? "")
                let head = HTTPResponseHead(
                    version: .http1_1,
                    status: .ok,
                    headers: ["content-length": "\(body.readableBytes)"]
                )
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}

extension String {
    /// Base64 as URLs have it.
    fileprivate var url: String { replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "") }
}
