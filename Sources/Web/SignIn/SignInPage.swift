import Wording

/// Where people sign in.
struct SignInPage: Page {
    typealias Words = SignInWord

    static let template = "signIn"

    let title: String
    /// Where to go then.
    let target: String
    /// Why it didn't work the last time.
    let fault: String?

    init(in language: Language, target: String, fault: String? = nil) {
        title = SignInWord.signIn.words(in: language)
        (self.target, self.fault) = (target, fault)
    }
}
