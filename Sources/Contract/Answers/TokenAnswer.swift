import EventSourcing
import FoundationEssentials
import Lessons
package import UseCases

/// A token as the register knows it.
package struct TokenAnswer: Codable, Sendable {
    package let id: String
    package let person: String
    package let name: String
    package let scopes: [TokenScope]
    package let createdAt: String
    package let expiresAt: String
    package let revokedAt: String?
    package let usedAt: String?

    init(_ entry: TokenEntry) {
        (id, person, name) = (entry.id.uuidString.lowercased(), entry.person.description, entry.name)
        scopes = entry.scopes.sorted { $0.rawValue < $1.rawValue }
        (createdAt, expiresAt) = (entry.createdAt.description, entry.expiresAt.description)
        (revokedAt, usedAt) = (entry.revokedAt?.description, entry.usedAt?.description)
    }
}

/// The tokens.
package struct TokensAnswer: Codable, Sendable {
    package let tokens: [TokenAnswer]
}

/// A token that was made: the one time that it is shown.
package struct NewTokenAnswer: Codable, Sendable {
    package let token: String
    package let entry: TokenAnswer
}
