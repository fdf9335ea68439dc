import Contract
import EventSourcing
import Foundation
import HTTPTypes
import Lessons
import Synchronization
import UseCases
import Wording

/// Tells who sent a request. What is revoked is out of force with the next one: a person's access is remembered by the
/// revision of its stream and the number of redactions, which every request asks for.
final class Authenticator: Sendable {
    private static let maximumRecords = 10_000

    private let desk: Desk
    private let records = Mutex<[PersonID: (record: AccessRecord, redactions: Int64)]>([:])
    /// nil where tokens of our own alone are taken.
    let provider: IdentityProvider?

    init(desk: Desk, provider: IdentityProvider?) {
        (self.desk, self.provider) = (desk, provider)
    }

    /// The token that a request bears (RFC 6750, section 2.1).
    ///
    /// - Throws: `Problem` 401 where it bears none.
    static func bearer(in headers: HTTPFields) throws(Problem) -> String {
        let parts = (headers[.authorization] ?? "").split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Problem.signedOut }
        return String(parts[1])
    }

    /// - Throws: `Problem` 401 for whoever isn't known; `PostgresError`.
    func principal(bearing text: String, at instant: Instant) async throws -> Principal {
        if let provider, text.hasPrefix("eyJ") {
            let identity = try await provider.identity(of: text, at: instant)
            return try await principal(of: identity, provider.issuer, instant)
        }
        // A checksum that is wrong needs no look into the register.
        guard let token = AccessToken(text) else { throw Problem.badToken }
        guard let entry = try await desk.tokens.entry(of: token), entry.isValid(at: instant) else {
            throw Problem.badToken
        }
        let record = try await record(of: entry)
        return Principal(
            person: entry.person,
            name: entry.personName,
            authentication: .token,
            credential: entry.id.uuidString.lowercased(),
            scopes: entry.scopes,
            authority: record.state.authority(of: entry.person, at: instant)
        )
    }

    private func record(of entry: TokenEntry) async throws -> AccessRecord {
        if let known = records.withLock({ $0[entry.person] }), known.redactions == entry.redactions,
            known.record.revision == entry.accessRevision
        {
            return known.record
        }
        let record = try await AccessRegister(desk.ledger).record(of: entry.person)
        records.withLock { records in
            if records.count > Self.maximumRecords { records = [:] }
            records[entry.person] = (record, entry.redactions)
        }
        return record
    }

    /// Who a provider knows is one of the people here from the first time on, with nothing that they may see or do.
    func principal(
        of identity: IdentityProvider.Identity,
        _ issuer: String,
        _ instant: Instant
    ) async throws -> Principal {
        let person = PersonID(source: issuer, externalID: identity.subject)
        let known = try await desk.people.person(person)
        if known == nil {
            try await desk.people.add(PersonEntry(id: person, name: identity.name ?? identity.subject))
        }
        let record = try await AccessRegister(desk.ledger).record(of: person)
        return Principal(
            person: person,
            name: known.map(\.name) ?? identity.name ?? identity.subject,
            authentication: .oidc,
            credential: "oidc:\(person)",
            scopes: identity.scopes,
            authority: record.state.authority(of: person, at: instant)
        )
    }
}

extension Problem {
    /// RFC 6750, section 3.
    package static let signedOut = Problem(
        "signed-out",
        .unauthorized,
        .signedOut,
        headers: [.wwwAuthenticate: #"Bearer realm="debrief""#]
    )
    static let badToken = Problem(
        "invalid-token",
        .unauthorized,
        .badToken,
        headers: [.wwwAuthenticate: #"Bearer realm="debrief", error="invalid_token""#]
    )
    static func outOfScope(_ scope: TokenScope) -> Problem {
        Problem(
            "insufficient-scope",
            .forbidden,
            .missingScope(scope.rawValue),
            headers: [
                .wwwAuthenticate: #"Bearer realm="debrief", error="insufficient_scope", scope="\#(scope.rawValue)""#
            ]
        )
    }
}
