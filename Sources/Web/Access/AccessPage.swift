import API
import Contract
import EventSourcing
import Foundation
import Lessons
import UseCases
import Wording

/// Who may see and do what: everybody, for who oversees, else oneself; and the tokens in force.
struct AccessPage: Page {
    struct Row: Sendable {
        let person: String
        let roles: [String]
        let needsToKnow: [Link]
    }

    struct Token: Sendable {
        let id: String
        let name: String
        let person: String
        let used: String
        let expires: String
    }

    static let template = "access"
    static let words: [any Phrase.Type] = [AccessWord.self]

    let title: String
    let rows: [Row]
    let tokens: [Token]
    /// Whether this person gives roles.
    let administers: Bool
    /// Whether this person makes tokens.
    let acts: Bool

    init(_ visit: Visit) async throws {
        let language = visit.language
        let oversees = visit.desk.admits(.overseers)
        administers = !visit.isPast && visit.desk.admits(.administrators)
        acts = !visit.isPast && visit.principal.scopes.contains(.write)
        title = (oversees ? AccessWord.access : .ownAccess).words(in: language)
        let people =
            oversees ? try await visit.ask(AccessQuestion()).people : [try await visit.ask(OwnAccessQuestion())]
        rows = people.map { access in
            Row(
                person: access.name ?? access.person,
                roles: access.grants.map { $0.words(in: language, visit.preferences.zone) },
                needsToKnow: access.needsToKnow.map { visit.link(to: $0) }
            )
        }
        let now = Instant.now
        let inForce = try await visit.ask(TokensQuestion()).tokens.filter { token in
            token.revokedAt == nil && (Instant(token.expiresAt).map { now < $0 } ?? false)
        }
        let names = try await visit.names(ofPeople: inForce.map(\.person))
        func moment(_ text: String) -> String {
            Instant(text).map { language.words(of: $0, in: visit.preferences.zone) } ?? text
        }
        tokens = inForce.map { token in
            Token(
                id: token.id,
                name: token.name,
                person: names[token.person] ?? token.person,
                used: token.usedAt.map(moment) ?? AccessWord.never.words(in: language),
                expires: moment(token.expiresAt)
            )
        }
    }
}

extension AccessAnswer.Grant {
    /// `manager in MINUSMA, until 8 July 2027`.
    func words(in language: Language, _ zone: TimeZone) -> String {
        let place = mission ?? AccessWord.everywhere.words(in: language)
        let end = until.flatMap { Instant($0) }.map { instant in
            ", \(AccessWord.until.words(in: language)) \(language.words(of: instant, in: zone))"
        }
        return "\(role.words(in: language)) (\(place))\(end ?? "")"
    }
}
