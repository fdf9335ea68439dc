import API
import Contract
import Crypto
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

/// Who isn't known is told nothing; what is out of force opens nothing.
@Suite(.database, .timeLimit(.minutes(5))) struct SignInTests {
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
        try await TestProvider.with { provider in
            var options = ServerOptions.test
            options.issuer = provider.issuer
            try await TestServer.with(options) { server in
                let person = PersonID(source: provider.issuer, externalID: "amina")
                func status(_ token: String) async throws -> Int {
                    try await server.get("/v1/access/me", token: token).status
                }
                let good = try provider.token(provider.claims())
                #expect(try await status(good) == 200)
                #expect(try await server.desk.people.person(person)?.name == "Amina Diallo")
                #expect(try await server.get("/v1/observations", token: good).status == 403)

                #expect(try await status(provider.token(provider.claims(["exp": Int64.max]))) == 200)

                let claims = provider.claims()
                for (name, token) in [
                    ("ID token", try provider.token(claims, type: "JWT")),
                    ("unknown kid", try provider.token(claims, kid: "other")),
                    ("wrong audience", try provider.token(provider.claims(["aud": "another"]))),
                    ("no audience", try provider.token(provider.claims(["aud": [String]()]))),
                    ("wrong issuer", try provider.token(provider.claims(["iss": "https://evil.example"]))),
                    ("expired", try provider.token(provider.claims(["exp": 1_000_000_000]))),
                    ("no expiry", try provider.token(claims.filter { $0.key != "exp" })),
                    ("not yet", try provider.token(provider.claims(["nbf": 4_000_000_000]))),
                    ("alg none", provider.unsigned(claims)),
                    ("HMAC under the public key", provider.confused(claims)),
                    ("another key under its id", try provider.token(claims, by: P256.Signing.PrivateKey())),
                    ("claims changed", try provider.changed(claims, to: provider.claims(["sub": "other"]))),
                ] {
                    #expect(try await status(token) == 401, "\(name)")
                }
            }
        }
    }

    @Test func whoComesWhileTheKeysAreFetchedWaitsForThem() async throws {
        try await TestProvider.with { provider in
            var options = ServerOptions.test
            options.issuer = provider.issuer
            let token = try provider.token(provider.claims())
            try await TestServer.with(options) { server in
                let all = try await withThrowingTaskGroup { group in
                    for _ in 1...16 { group.addTask { try await server.get("/v1/access/me", token: token).status } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(Set(all) == [200])
            }
            provider.change { $0.isAway = true }
            try await TestServer.with(options) { server in
                // Whether the token is good nobody knows, the second time either.
                for _ in 1...2 {
                    let reply = try await server.get("/v1/access/me", token: token)
                    #expect(reply.status == 503)
                }
            }
        }
    }

    @Test(arguments: [" ", String(repeating: "👩‍👩‍👧", count: 100)])
    func whatAProviderCallsSomebodyKeepsNobodyOut(_ name: String) async throws {
        try await TestProvider.with { provider in
            var options = ServerOptions.test
            options.issuer = provider.issuer
            try await TestServer.with(options) { server in
                let token = try provider.token(provider.claims(["name": name]))
                #expect(try await server.get("/v1/access/me", token: token).status == 200)
                let person = PersonID(source: provider.issuer, externalID: "amina")
                let entered = try #require(try await server.desk.people.person(person)?.name)
                #expect(entered == "amina" || name.hasPrefix(entered))
            }
        }
    }

    @Test func aProvidersNewKeyIsFetched() async throws {
        try await TestProvider.with { provider in
            var options = ServerOptions.test
            options.issuer = provider.issuer
            try await TestServer.with(options) { server in
                let old = try provider.token(provider.claims())
                #expect(try await server.get("/v1/access/me", token: old).status == 200)
                provider.change { $0.keyID = "two" }
                try await Task.sleep(for: .milliseconds(2_100))
                let new = try provider.token(provider.claims(), kid: "two")
                #expect(try await server.get("/v1/access/me", token: new).status == 200)
                #expect(try await server.get("/v1/access/me", token: old).status == 401)
            }
        }
    }
}

extension PersonID {
    fileprivate static let stranger = PersonID(source: "test", externalID: "stranger")
}
