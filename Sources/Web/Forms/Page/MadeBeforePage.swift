import Wording

/// What a form made when it was sent before, of what is shown once.
struct MadeBeforePage: Page {
    static let words: [any Phrase.Type] = [FormWord.self]

    static let template = "madeBefore"

    let title: String
    /// Takes back what was made.
    let removal: Link
    /// Where another is made.
    let another: String
    let back: String
}
