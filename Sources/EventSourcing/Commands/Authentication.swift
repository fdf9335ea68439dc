/// How the actor of a command was known. Set by whoever received the command, never by who sent it.
package enum Authentication: String, Sendable, CaseIterable {
    /// By the database's credentials on this machine: nobody checked who held them.
    case local
    /// By an API token.
    case token
    /// By an OpenID Connect provider.
    case oidc
    /// Not at all: somebody imported what another source claims.
    case `import`
    /// The system itself acted.
    case system
}
