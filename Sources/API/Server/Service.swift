package import Contract
package import EventSourcing
import Foundation
import HTTPTypes
package import Hummingbird
package import Lessons
import Metrics
import NIOCore
import Projections
import Synchronization
package import UseCases
package import Wording

/// What answers requests: the organisation's desk, and what is remembered between them.
package final class Service: Sendable {
    package let desk: Desk
    let options: ServerOptions
    let authenticator: Authenticator
    let pulse: Pulse
    let importSlots = ImportSlots()
    package let memory: AnswerMemory
    private let listeners = Mutex(0)
    private let principals: TokenBuckets
    private let addresses: TokenBuckets
    /// Where each person's last command was recorded, so that people read what they just wrote.
    private let written = Mutex<[PersonID: Position]>([:])

    init(_ desk: Desk, _ options: ServerOptions) {
        (self.desk, self.options) = (desk, options)
        let provider = options.issuer.map { IdentityProvider(issuer: $0, audience: options.audience) }
        authenticator = Authenticator(desk: desk, provider: provider)
        pulse = Pulse(desk.side)
        memory = AnswerMemory { try await DatabaseState.current(at: desk) }
        let rate = options.requestsPerSecond
        principals = TokenBuckets(perSecond: rate, atOnce: rate * 2)
        addresses = TokenBuckets(perSecond: rate * 2, atOnce: rate * 4)
    }

    /// Who sent a request, within the bounds of how many they may send. Where no token is named, it is the one that the
    /// request bears (RFC 6750); where no scope is, any will do.
    ///
    /// - Throws: `Problem` 401, 403, 429.
    package func principal(
        of request: Request,
        _ context: APIContext,
        bearing token: String? = nil,
        needs scope: TokenScope?
    ) async throws -> Principal {
        try checkRate(of: request, context)
        try checkOrigin(of: request)
        let token = try token ?? Authenticator.bearer(in: request.headers)
        let principal = try await authenticator.principal(bearing: token, at: .now)
        try take(from: principals, principal.credential)
        if let scope, !principal.scopes.contains(scope) { throw Problem.outOfScope(scope) }
        return principal
    }

    /// - Throws: `Problem` 429.
    package func checkRate(of request: Request, _ context: APIContext) throws(Problem) {
        try take(from: addresses, address(of: request, context))
    }

    /// The desk as somebody sees it now, in a language.
    package func desk(for principal: Principal, in language: Language) -> Desk {
        var desk = desk.seen(by: principal.viewer(at: .now))
        desk.language = language
        desk.asOf = AsOf(position: 0, clock: .now, isNow: true)
        return desk
    }

    /// Notes where somebody's command was recorded.
    package func hasWritten(_ person: PersonID, _ position: Position) {
        written.withLock { written in
            // What is forgotten is long projected.
            if written.count > 10_000 { written = [:] }
            written[person] = max(position, written[person] ?? 0)
        }
    }

    func lastWritten(_ person: PersonID) -> Position {
        written.withLock { $0[person] ?? 0 }
    }

    /// Counts those who listen to the stream.
    func streams(_ change: Int) {
        let count = listeners.withLock { listeners in
            listeners += change
            return listeners
        }
        Gauge(label: "debrief_event_streams").record(count)
    }

    private func take(from buckets: TokenBuckets, _ key: String) throws(Problem) {
        guard let seconds = buckets.take(key) else { return }
        throw Problem(
            "too-many-requests",
            .tooManyRequests,
            .tooMany,
            headers: [.retryAfter: String(seconds)]
        )
    }

    /// What a browser sends from another site's page is refused.
    private func checkOrigin(of request: Request) throws(Problem) {
        guard request.method != .get, request.method != .head, let origin = request.headers[.origin] else { return }
        guard let origin = Origin(origin), origin == ownOrigin(of: request) else {
            throw Problem("foreign-origin", .forbidden, .anotherSite)
        }
    }

    /// What the pages of this server have for an origin. Where nobody says what it is called, it is what the request calls
    /// it, if that is this very machine: another name is one that somebody pointed here (DNS rebinding).
    private func ownOrigin(of request: Request) -> Origin? {
        if let publicURL = options.publicURL { return Origin(publicURL) }
        guard let authority = request.head.authority, let origin = Origin("http://\(authority)"),
            ["localhost", "127.0.0.1", "::1", options.host.lowercased()].contains(origin.host)
        else { return nil }
        return origin
    }

    package var publicURL: String { options.publicURL ?? "http://\(options.host):\(options.port)" }

    private func address(of request: Request, _ context: APIContext) -> String {
        let peer = context.channel.remoteAddress?.ipAddress ?? "unknown"
        guard options.trustedProxies.contains(peer), let field = HTTPField.Name("X-Forwarded-For"),
            let last = request.headers[field]?.split(separator: ",").last
        else { return peer }
        return last.filter { !$0.isWhitespace }
    }
}
