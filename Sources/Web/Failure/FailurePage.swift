import API
import HTTPTypes
import Wording

/// Why what was asked for isn't shown.
struct FailurePage: Page {
    static let words: [any Phrase.Type] = [FailureWord.self]

    static let template = "failure"

    let title: String
    /// What it means in particular; nil where the title says all.
    let detail: String?
    /// What the server's log calls the request.
    let request: String?
    /// The same page as of now, where that would be shown; nil else.
    let present: String?

    init(_ problem: Problem, request: String, present: String? = nil, in language: Language) {
        let word = FailureWord(problem: problem.kind)
        title = word.words(in: language)
        detail = word == .refused ? problem.detail : nil
        self.present = word == .past ? present : nil
        self.request = word == .broken ? request : nil
    }
}
