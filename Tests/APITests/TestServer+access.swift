import Contract
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

extension TestServer {
    /// Changes what somebody may see and do.
    func change(_ request: AccessRegister.Request, for person: PersonID, at instant: Instant = .now) async throws {
        let context = CommandContext(id: UUID(), actor: self.person, authentication: .local, time: instant)
        _ = try await AccessRegister(desk.ledger).perform(request, for: person, in: context)
    }

    /// Lets somebody's role run out: it is given anew until soon, and that is waited for.
    func runOut(_ role: AccessRole, of person: PersonID) async throws {
        let now = Instant.now
        let end = try #require(Instant(microsecondsSince1970: now.microsecondsSince1970 + 100_000))
        try await change(.grant(Grant(role: role, until: end), why: nil), for: person, at: now)
        try await eventually { Instant.now >= end }
    }
}
