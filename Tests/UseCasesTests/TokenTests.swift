import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

/// Tokens are shown once, hold no longer than they were made for, and are out of force at once.
@Suite(.database, .timeLimit(.minutes(5))) struct TokenTests {
    private func withRegister(_ body: (TokenRegister) async throws -> Void) async throws {
        let database = TestDatabase.current
        let pepper = try #require(Pepper(hexadecimal: String(repeating: "5a", count: 32)))
        try await Pool.with(database.configuration(.writer), size: 1, logger: .silent) { pool in
            try await body(TokenRegister(pool, organisation: database.organisation) { pepper })
        }
    }

    @Test func aTokenIsKnownByWhatItIs() async throws {
        try await withRegister { register in
            let (entry, token) = try await register.create(for: .officer, named: "Report", scopes: [.read], days: 1)
            #expect(entry.usedAt == nil && entry.scopes == [.read])
            #expect(try await register.entry(of: token)?.person == .officer)
            #expect(try await register.all(of: .officer).first?.usedAt != nil)
            #expect(try await register.entry(of: .generate()) == nil)
        }
    }

    @Test func aRevokedTokenIsOutOfForceAtOnce() async throws {
        try await withRegister { register in
            let (entry, token) = try await register.create(for: .officer, named: "Report", scopes: [.read], days: 1)
            await #expect(throws: TokenError.unknown) { try await register.revoke(entry.id, of: .analyst) }
            try await register.revoke(entry.id)
            #expect(try await register.entry(of: token)?.isValid(at: .now) == false)
            await #expect(throws: TokenError.unknown) { try await register.revoke(entry.id) }
        }
    }

    @Test func aTokenEndsOnItsDay() async throws {
        try await withRegister { register in
            let (entry, _) = try await register.create(for: .officer, named: "Report", scopes: [.read], days: 90)
            let days = (entry.expiresAt.microsecondsSince1970 - entry.createdAt.microsecondsSince1970) / 86_400_000_000
            #expect((89...90).contains(days) && !entry.isValid(at: entry.expiresAt))
            for days in [0, -1, 91] {
                await #expect(throws: TokenError.days(days)) {
                    try await register.create(for: .officer, named: "Report", scopes: [.read], days: days)
                }
            }
        }
    }

    @Test func aMistypedTokenIsSeenWithoutLookingItUp() {
        let token = AccessToken.generate().text
        #expect(token.utf8.count == 40 && AccessToken(token) != nil)
        for index in token.indices.dropFirst(AccessToken.prefix.count) {
            var mistyped = token
            mistyped.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            #expect(AccessToken(mistyped) == nil)
        }
        for text in ["", "dbt_", token + "0", String(token.dropLast()), "DBT_" + token.dropFirst(4), "dbt_" + token] {
            #expect(AccessToken(text) == nil)
        }
    }
}
