import API
import EventSourcing
import Foundation
import HTTPTypes
import Lessons
import UseCases

extension Visit {
    /// Whether a command may be given about anything at all, now.
    func mayBegin(_ command: String) -> Bool {
        !isPast && principal.scopes.contains(.write) && principal.authority.mayEver(command, at: .now)
    }

    /// - Throws: `Problem` where the past is looked at, in which nothing is done.
    func checkPresent() throws(Problem) {
        guard !isPast else { throw Problem("past", .conflict, "Nothing is recorded in the past.") }
    }

    /// Who sends a form, and as what.
    func given(as command: UUID, at revision: Revision? = nil) -> CommandContext {
        CommandContext(
            id: command,
            actor: principal.person,
            authentication: principal.authentication,
            authenticationID: principal.credential,
            time: .now,
            expectedRevision: revision
        )
    }
}
