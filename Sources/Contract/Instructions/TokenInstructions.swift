package import Foundation
package import Lessons
package import UseCases

/// Makes a token; for somebody else, who administers alone may.
package struct CreateToken: Instruction {
    package static let path = "tokens"
    package static let audience = Audience.everybody
    package static let repetition = Repetition.refused

    /// nil is whoever asks.
    package let person: PersonID?
    package let name: String
    /// Of those that the one which asks for it has: no token makes another that is good for more. All of them where none is
    /// named.
    package let scopes: [TokenScope]
    /// 30 where nothing is said.
    package let days: Int?

    package init(person: PersonID?, name: String, scopes: [TokenScope], days: Int?) {
        (self.person, self.name, self.scopes, self.days) = (person, name, scopes, days)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> NewTokenAnswer {
        let person = person ?? context.actor
        if let own = desk.ownAloneOf, own != person { throw LedgerError.forbidden(Self.path) }
        guard !scopes.contains(.signIn) else { throw TokenError.scopes }
        try await desk.people.require(person)
        let scopes = scopes.isEmpty ? desk.viewer.scopes : Set(scopes)
        guard scopes.isSubset(of: desk.viewer.scopes) else { throw LedgerError.forbidden(Self.path) }
        return try await desk.makeToken(context.id, for: person, named: name, scopes, days: days ?? 30)
    }
}

/// Takes a token out of force; somebody else's, who administers alone may.
package struct RevokeToken: Instruction {
    package static let path = "tokens/{token}/revoke"
    package static let audience = Audience.everybody
    package static let repetition = Repetition.harmless

    package let token: UUID

    package init(token: UUID) {
        self.token = token
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> TokenAnswer {
        do {
            return TokenAnswer(try await desk.tokens.revoke(token, of: desk.ownAloneOf))
        } catch TokenError.unknown {
            // Once is as often as twice.
            let tokens = try await desk.tokens.all(of: desk.ownAloneOf)
            guard let revoked = tokens.first(where: { $0.id == token && $0.revokedAt != nil }) else {
                throw TokenError.unknown
            }
            return TokenAnswer(revoked)
        }
    }
}

/// Makes a one-time sign-in for somebody: it is handed over, nothing sends it.
package struct Invite: Instruction {
    package static let path = "access/invite"
    package static let audience = Audience.administrators
    package static let repetition = Repetition.refused

    package let person: PersonID
    /// 7 where nothing is said.
    package let days: Int?

    package init(person: PersonID, days: Int?) {
        (self.person, self.days) = (person, days)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> NewTokenAnswer {
        try await desk.people.require(person)
        return try await desk.makeToken(
            context.id,
            for: person,
            named: "one-time sign-in",
            [.signIn],
            days: days ?? 7
        )
    }
}

/// With what somebody signs in; the name of the token that they get.
package enum SignInMeans: String, Sendable {
    case commandLine = "signed in"
    case browser = "signed in with a browser"
}

extension Desk {
    /// Makes a one-time sign-in into a token that reads and writes.
    ///
    /// - Throws: `TokenError.unknown` where it was used before; `PostgresError`.
    package func signIn(
        with invitation: String,
        as person: PersonID,
        by means: SignInMeans
    ) async throws -> NewTokenAnswer {
        guard let id = UUID(uuidString: invitation) else { throw TokenError.unknown }
        // Out of force first: of two who come at once, one gets in.
        try await tokens.revoke(id, of: person)
        return try await makeToken(for: person, named: means.rawValue, [.read, .write], days: 30)
    }

    /// A token for a browser whose person an identity provider has just told: good for a day, since what ends there isn't
    /// told here.
    ///
    /// - Throws: `TokenError`, `PostgresError`.
    package func beginSession(for person: PersonID, _ scopes: Set<TokenScope>) async throws -> NewTokenAnswer {
        try await makeToken(for: person, named: SignInMeans.browser.rawValue, scopes, days: 1)
    }

    /// Ends a token that was made for a browser when somebody signed in with it. Any other stays as it is.
    ///
    /// - Throws: `PostgresError`.
    package func signOut(_ credential: String, as person: PersonID) async throws {
        guard let id = UUID(uuidString: credential) else { return }
        let entry = try await tokens.all(of: person).first { $0.id == id }
        guard entry?.name == SignInMeans.browser.rawValue, entry?.revokedAt == nil else { return }
        try await tokens.revoke(id, of: person)
    }

    fileprivate func makeToken(
        _ id: UUID = UUID(),
        for person: PersonID,
        named name: String,
        _ scopes: Set<TokenScope>,
        days: Int
    ) async throws -> NewTokenAnswer {
        let (entry, token) = try await tokens.create(id, for: person, named: name, scopes: scopes, days: days)
        return NewTokenAnswer(token: token.text, entry: TokenAnswer(entry))
    }
}
