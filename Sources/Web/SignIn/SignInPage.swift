import API
import Contract
import Wording

/// Where people sign in.
struct SignInPage: Page {
    static let words: [any Phrase.Type] = [SignInWord.self]

    static let template = "signIn"

    let title: String
    /// Where to go then.
    let target: String
    /// Where the identity provider is asked; nil where there is none.
    let provider: String?
    /// Why it didn't work the last time.
    let fault: String?
    /// Why it didn't with the provider.
    let providerFault: String?

    init(
        in language: Language,
        target: String,
        hasProvider: Bool,
        fault: String? = nil,
        providerFault: ProviderFault? = nil
    ) {
        title = SignInWord.signIn.words(in: language)
        provider = hasProvider ? "/sign-in/provider?to=\(target.queryEscaped)" : nil
        (self.target, self.fault) = (target, fault)
        self.providerFault = providerFault?.word.words(in: language)
    }
}
