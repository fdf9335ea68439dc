import Wording

/// Why somebody who comes back from the identity provider isn't let in.
enum ProviderFault: Error {
    /// This browser didn't go there, or came back before.
    case strayed
    /// They were refused there, or turned back.
    case denied
    /// What the provider says isn't for here, or can't be believed.
    case untrusted
    /// They are known here and may do nothing.
    case withoutRole

    var word: SignInWord {
        switch self {
        case .strayed: .strayed
        case .denied: .denied
        case .untrusted: .untrusted
        case .withoutRole: .withoutRole
        }
    }
}
