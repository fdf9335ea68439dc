import API
import EventSourcing
import Foundation
import Lessons
import UseCases

extension Visit {
    /// Whether a command may be given about anything at all, now.
    func mayBegin(_ command: String) -> Bool {
        !isPast && principal.scopes.contains(.write) && principal.authority.mayEver(command, at: .now)
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
