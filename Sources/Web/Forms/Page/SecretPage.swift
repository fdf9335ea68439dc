import Wording

/// What is shown once, and is to be copied now.
struct SecretPage: Page {
    static let words: [any Phrase.Type] = [FormWord.self]

    static let template = "secret"

    let title: String
    let sentence: String
    let secret: String
    let back: String
}
