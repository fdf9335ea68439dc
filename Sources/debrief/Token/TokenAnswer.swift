import Contract
import UseCases

extension TokenAnswer: Answer {
    var text: String {
        let state = revokedAt.map { "revoked \($0.toSeconds)" } ?? "until \(expiresAt.toSeconds)"
        let use = usedAt.map { "last used \($0.toSeconds)" } ?? "never used"
        return "\(id)  \(name)  [\(scopes.map(\.rawValue).joined(separator: ", "))]  \(state)  \(use)"
    }
}

extension TokensAnswer: Answer {
    var text: String {
        tokens.isEmpty ? "none yet: debrief token create makes one" : tokens.map(\.text).joined(separator: "\n")
    }
}

extension NewTokenAnswer: Answer {
    var text: String {
        let use =
            entry.scopes.contains(.signIn)
            ? """
            One sign-in, until \(entry.expiresAt.toSeconds) UTC: in a browser at /sign-in#\(token) behind the server's \
            address, or with debrief login URL, and this where it asks.
            """
            : "It is shown this once. Keep it where nobody else reads: whoever has it is \(entry.person)."
        return "\(token)\n\n\(use)"
    }
}
