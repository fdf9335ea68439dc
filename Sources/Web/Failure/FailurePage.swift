import API
import Contract
import HTTPTypes
import Wording

/// Why what was asked for isn't shown.
struct FailurePage: Page {
    static let words: [any Phrase.Type] = [FailureWord.self]

    struct Fault: Sendable {
        let name: String
        let detail: String
    }

    static let template = "failure"

    let title: String
    /// What it means in particular; nil where the title says all.
    let detail: String?
    /// What is at fault by its name, and why.
    let faults: [Fault]
    /// What the server's log calls the request.
    let request: String?
    /// The same page as of now, where that would be shown; nil else.
    let present: String?

    init(_ problem: Problem, request: String, present: String? = nil, in language: Language) {
        let isDay = problem.faults.contains { fault in
            PointFault.allCases.contains { $0.parameter == fault.parameter }
        }
        let word = isDay ? .day : FailureWord(problem: problem.kind)
        title = word.words(in: language)
        detail = word == .refused ? problem.detail : nil
        faults = problem.faults.compactMap { fault in
            fault.parameter.map { Fault(name: $0, detail: fault.detail) }
        }
        self.present = word == .past ? present : nil
        self.request = word == .broken ? request : nil
    }
}
