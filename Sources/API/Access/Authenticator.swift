import Contract
import EventSourcing
import Foundation
import HTTPTypes
import Lessons
import UseCases

/// Tells who sent a request. Nothing is remembered: what is revoked is out of force with the next request.
struct Authenticator: Sendable {
    let desk: Desk

    /// - Throws: `Problem` 401 for whoever isn't known; `PostgresError`.
    func principal(of headers: HTTPFields, at instant: Instant) async throws -> Principal {
        guard let header = headers[.authorization] else { throw Problem.signedOut }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Problem.signedOut }
        // A checksum that is wrong needs no look into the register.
        guard let token = AccessToken(String(parts[1])) else { throw Problem.badToken }
        guard let entry = try await desk.tokens.entry(of: token, at: instant), entry.isValid(at: instant) else {
            throw Problem.badToken
        }
        let record = try await AccessRegister(desk.ledger).record(of: entry.person)
        return Principal(
            person: entry.person,
            authentication: .token,
            credential: entry.id.uuidString.lowercased(),
            scopes: entry.scopes,
            authority: record.state.authority(of: entry.person, at: instant)
        )
    }
}

extension Problem {
    /// RFC 6750, section 3.
    static let signedOut = Problem(
        "signed-out",
        .unauthorized,
        "Sign in with a token: Authorization: Bearer dbt_…",
        headers: [.wwwAuthenticate: #"Bearer realm="debrief""#]
    )
    static let badToken = Problem(
        "invalid-token",
        .unauthorized,
        "The token isn't in force here.",
        headers: [.wwwAuthenticate: #"Bearer realm="debrief", error="invalid_token""#]
    )
    static func outOfScope(_ scope: TokenScope) -> Problem {
        Problem(
            "insufficient-scope",
            .forbidden,
            "The token hasn't the scope \(scope.rawValue).",
            headers: [
                .wwwAuthenticate: #"Bearer realm="debrief", error="insufficient_scope", scope="\#(scope.rawValue)""#
            ]
        )
    }
}
