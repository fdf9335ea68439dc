import API
import AsyncHTTPClient
import Contract
import Crypto
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import NIOCore
import NIOHTTP1
import TestSupport
import Testing
import UseCases
import Web
import Wording

/// With an organisation's account somebody gets in, and with nothing else that comes from there.
@Suite(.database, .timeLimit(.minutes(5))) struct ProviderTests {
    private static let site = "https://debrief.example"
    private static let session = "__Host-debrief"
    private static let attempt = "__Host-debrief-provider"

    /// A way to the provider and back: what the browser keeps, and what it comes back with.
    private struct Return {
        var browser: Browser
        var query: [String: String]

        func come() async throws -> ShownPage {
            let text = query.map { "\($0)=\($1)" }.joined(separator: "&")
            return try await browser.open("/sign-in/provider/return?\(text)")
        }
    }

    private func withProvider(
        secret: String? = "s:cr%t é+&",
        _ body: (TestProvider, TestServer) async throws -> Void
    ) async throws {
        try await TestProvider.with { provider in
            let redirect = Self.site + "/sign-in/provider/return"
            provider.register(TestProvider.Client(id: "pages:debrief", secret: secret, redirect: redirect))
            var options = ServerOptions.test
            (options.issuer, options.publicURL) = (provider.issuer, Self.site)
            (options.clientID, options.clientSecret) = ("pages:debrief", secret)
            try await TestServer.with(options, site: try Website()) { server in
                let amina = PersonID(source: provider.issuer, externalID: "amina")
                _ = try await server.desk.token(for: amina, Grant(role: .analyst))
                try await body(provider, server)
            }
        }
    }

    /// Goes to the provider and signs in there.
    private func go(_ server: TestServer, to target: String = "/", language: String = "en") async throws -> Return {
        var browser = Browser(server, token: "", language: language)
        let sent = try await browser.open("/sign-in/provider?to=\(target)")
        let cookie = try #require(sent.cookie(Self.attempt), "\(sent.html)")
        browser.cookies[Self.attempt] = cookie
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
        )
        let request = HTTPClientRequest(url: try #require(sent.location))
        let back = try await client.execute(request, timeout: .seconds(5))
        try await client.shutdown()
        let location = try #require(back.headers.first(name: "location"), "\(back.status)")
        let items = URLComponents(string: location)?.queryItems ?? []
        return Return(
            browser: browser,
            query: Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        )
    }

    private func isRefused(_ page: ShownPage, _ word: SignInWord, in language: Language = .english) -> Bool {
        page.status == 403 && page.cookie(Self.session) == nil && page.text.contains(word.words(in: language))
    }

    @Test(arguments: ["s:cr%t é+&", nil]) func whoComesBackIsInAsThemselves(secret: String?) async throws {
        try await withProvider(secret: secret) { provider, server in
            let page = try await go(server, to: "/lessons").come()
            #expect(page.status == 303 && page.location == "/lessons", "\(page.html)")
            let token = try #require(page.cookie(Self.session))
            let cookie = try #require(page.setCookies.first { $0.hasPrefix("\(Self.session)=") })
            for part in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] { #expect(cookie.contains(part)) }
            #expect(!cookie.contains("Domain"))
            #expect(page.cookie(Self.attempt) == "")
            let own = try await server.get("/v1/access/me", token: token)
            let amina = PersonID(source: provider.issuer, externalID: "amina")
            #expect(own.json["person"] as? String == amina.description)
            #expect(try await Browser(server, token: token).open("/lessons").status == 200)
        }
    }

    @Test func whatTheProviderGrantsIsWhatTheSessionMay() async throws {
        try await withProvider { provider, server in
            provider.change { $0.scope = "openid debrief:read" }
            let token = try #require(try await go(server).come().cookie(Self.session))
            #expect(try await server.get("/v1/observations", token: token).status == 200)
            #expect(try await server.post("/v1/observations", .observation(), token: token).status == 403)
        }
    }

    @Test(arguments: Language.allCases) func whoComesBackWithoutHavingGoneIsRefused(language: Language) async throws {
        try await withProvider { provider, server in
            func refuse(_ label: String, _ change: (inout Return) -> Void) async throws {
                var coming = try await go(server, language: language.rawValue)
                change(&coming)
                let page = try await coming.come()
                #expect(isRefused(page, .strayed, in: language), "\(label): \(page.status) \(page.text)")
            }
            let other = try await go(server, language: language.rawValue)
            try await refuse("wrong state") { $0.query["state"] = "x" }
            try await refuse("no state") { $0.query["state"] = nil }
            try await refuse("no cookie") { $0.browser.cookies = [:] }
            try await refuse("spoiled cookie") { $0.browser.cookies[Self.attempt] = "a.b" }
            try await refuse("another browser's state") { $0.query["state"] = other.query["state"] }
            try await refuse("another browser's answer") { $0.query = other.query }
            // None of which keeps whoever went from coming back.
            #expect(try await other.come().status == 303)
        }
    }

    @Test func aWayIsGoneOnce() async throws {
        try await withProvider { provider, server in
            var coming = try await go(server)
            #expect(try await coming.come().status == 303)
            // With what the browser should no longer have: the provider takes a code once.
            let page = try await coming.come()
            #expect(isRefused(page, .untrusted))
            coming.browser.cookies = [:]
            let stray = try await coming.come()
            #expect(isRefused(stray, .strayed))
        }
    }

    @Test func aCodeIsGoodForWhoAskedForItAlone() async throws {
        try await withProvider { provider, server in
            let other = try await go(server)
            var coming = try await go(server)
            coming.query["code"] = other.query["code"]
            let another = try await coming.come()
            #expect(isRefused(another, .untrusted), "another's code: the verifier isn't its own")

            coming = try await go(server)
            var parts = try #require(coming.browser.cookies[Self.attempt]).split(separator: ".").map(String.init)
            parts[2] = String(parts[2].reversed())
            coming.browser.cookies[Self.attempt] = parts.joined(separator: ".")
            let wrong = try await coming.come()
            #expect(isRefused(wrong, .untrusted), "wrong verifier")

            coming = try await go(server)
            coming.query["iss"] = "https://evil.example"
            let foreign = try await coming.come()
            #expect(isRefused(foreign, .untrusted), "another provider's answer")
        }
    }

    @Test func aClientThatTheProviderDoesntKnowGetsNobodyIn() async throws {
        try await withProvider { provider, server in
            let redirect = Self.site + "/sign-in/provider/return"
            provider.register(TestProvider.Client(id: "pages:debrief", secret: "another", redirect: redirect))
            let page = try await go(server).come()
            #expect(isRefused(page, .untrusted))
        }
    }

    @Test(arguments: Language.allCases) func whoIsTurnedBackThereIsToldSo(language: Language) async throws {
        try await withProvider { provider, server in
            provider.change { $0.error = "access_denied" }
            let page = try await go(server, language: language.rawValue).come()
            #expect(isRefused(page, .denied, in: language) && page.cookie(Self.attempt) == "")
            provider.change { $0.error = "invalid_scope" }
            let other = try await go(server, language: language.rawValue).come()
            #expect(isRefused(other, .untrusted, in: language))
        }
    }

    @Test func anIDTokenThatIsntForHereLetsNobodyIn() async throws {
        try await withProvider { provider, server in
            func come(
                _ make: @escaping @Sendable (TestProvider, [String: any Sendable]) throws -> String?
            ) async throws -> ShownPage {
                provider.change { $0.idToken = make }
                return try await go(server).come()
            }
            func claiming(_ changes: [String: any Sendable]) async throws -> ShownPage {
                try await come { provider, claims in
                    try provider.token(claims.merging(changes) { $1 }, type: "JWT")
                }
            }
            let none = try await come { _, _ in nil }
            #expect(isRefused(none, .untrusted), "none")
            let access = try await come { provider, claims in try provider.token(claims) }
            #expect(isRefused(access, .untrusted), "an access token")
            let unknown = try await come { try $0.token($1, type: "JWT", kid: "other") }
            #expect(isRefused(unknown, .untrusted), "kid")
            let unsigned = try await come { $0.unsigned($1, type: "JWT") }
            #expect(isRefused(unsigned, .untrusted), "alg none")
            let confused = try await come { $0.confused($1, type: "JWT") }
            #expect(isRefused(confused, .untrusted), "HMAC")
            let forged = try await come { try $0.token($1, type: "JWT", by: P256.Signing.PrivateKey()) }
            #expect(isRefused(forged, .untrusted), "another key")
            let changed = try await come { provider, claims in
                try provider.changed(claims, to: claims.merging(["name": "Somebody"]) { $1 }, type: "JWT")
            }
            #expect(isRefused(changed, .untrusted), "changed")
            let now = Int(Date.now.timeIntervalSince1970)
            let wrong: [(String, any Sendable)] = [
                ("aud", "debrief"), ("aud", [String]()), ("aud", ["pages:debrief", "another"]), ("azp", "another"),
                ("iss", "https://evil.example"), ("iss", provider.issuer + "/"), ("exp", now - 120), ("exp", NSNull()),
                ("nbf", now + 600), ("iat", now + 600), ("iat", NSNull()), ("nonce", "another"), ("nonce", NSNull()),
                ("sub", ""), ("sub", NSNull()),
            ]
            for (name, value) in wrong {
                let page = try await claiming([name: value])
                #expect(isRefused(page, .untrusted), "\(name): \(value)")
            }
            let several = try await claiming(["aud": ["pages:debrief", "another"], "azp": "pages:debrief"])
            #expect(several.status == 303)
        }
    }

    @Test(arguments: Language.allCases) func whoHasNoRoleIsKnownAndNotIn(language: Language) async throws {
        try await withProvider { provider, server in
            provider.change { ($0.subject, $0.name) = ("bakary", "Bakary Keïta") }
            let page = try await go(server, language: language.rawValue).come()
            #expect(isRefused(page, .withoutRole, in: language), "\(page.text)")
            let bakary = PersonID(source: provider.issuer, externalID: "bakary")
            #expect(try await server.desk.people.person(bakary)?.name == "Bakary Keïta")
            #expect(try await server.desk.tokens.all(of: bakary).isEmpty)
        }
    }

    @Test(
        arguments: [
            "https://evil.example/", "//evil.example", "/%5Cevil.example", "%2F%2Fevil.example", "/%0D%0AX:%20y",
            "javascript:alert(1)", "/%09/evil.example", "%20//evil.example",
        ]
    ) func nobodyIsSentElsewhere(target: String) async throws {
        try await withProvider { provider, server in
            let page = try await go(server, to: target).come()
            #expect(page.status == 303 && page.location == "/", "\(page.location ?? "")")
            // Nor by a cookie that somebody else wrote.
            var coming = try await go(server)
            var parts = try #require(coming.browser.cookies[Self.attempt]).split(separator: ".").map(String.init)
            parts[3] = Data((target.removingPercentEncoding ?? "").utf8).base64EncodedString()
                .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            coming.browser.cookies[Self.attempt] = parts.joined(separator: ".")
            #expect(try await coming.come().location == "/")
        }
    }

    @Test func aProviderThatCantBeAskedSaysSo() async throws {
        try await withProvider { provider, server in
            let coming = try await go(server)
            provider.change { $0.isAway = true }
            let page = try await coming.come()
            #expect(page.status == 503 && page.cookie(Self.session) == nil)
            let sent = try await Browser(server, token: "").open("/sign-in/provider")
            #expect(sent.status == 503 && sent.cookie(Self.attempt) == nil)
        }
    }
}
