package import EventSourcing

extension Authentication: Worded {
    /// How it was known who acted.
    package func words(in language: Language) -> String {
        switch self {
        case .local: language("on the server itself, unchecked", "sur le serveur même, sans contrôle")
        case .token: language("by a token", "par un jeton")
        case .oidc: language("by the organisation’s sign-in", "par le compte de l’organisation")
        case .import: language("not authenticated: imported", "non authentifié : importé")
        case .system: language("the system itself", "le système lui-même")
        }
    }
}
