package import Contract
package import HTTPTypes
package import Wording

/// Why a request was refused, as RFC 9457 has it. It never repeats what was sent.
package struct Problem: Error, Sendable, Equatable {
    /// One field or parameter at fault.
    package struct Fault: Codable, Sendable, Equatable {
        /// A JSON pointer (RFC 6901) into what was sent; nil where it is a parameter.
        package var pointer: String?
        /// A parameter of the query or a header; nil where it is a field.
        package var parameter: String?
        package let detail: String
    }

    /// What sort of problem it is, in one word, for programs: `unknown-field`.
    package let kind: String
    package let status: HTTPResponse.Status
    package var detail: String
    /// What the detail says, where that is the same whoever asks.
    private var word: RefusalWord?
    package var faults: [Fault] = []
    /// Where the thing stands, of a transition that is impossible from there.
    package var state: String?
    /// What is possible instead.
    package var possible: [String]?
    /// What the check of an import found.
    package var checked: ImportAnswer?
    /// Beside the problem's own.
    package var headers: HTTPFields = [:]

    package init(
        _ kind: String,
        _ status: HTTPResponse.Status,
        _ detail: String,
        faults: [Fault] = [],
        headers: HTTPFields = [:]
    ) {
        (self.kind, self.status, self.detail) = (kind, status, detail)
        (self.faults, self.headers) = (faults, headers)
    }

    package init(
        _ kind: String,
        _ status: HTTPResponse.Status,
        _ word: RefusalWord,
        faults: [Fault] = [],
        headers: HTTPFields = [:]
    ) {
        self.init(kind, status, word.words(in: .english).sentence, faults: faults, headers: headers)
        self.word = word
    }

    /// The same for who speaks a language.
    func told(in language: Language) -> Problem {
        guard let word else { return self }
        var problem = self
        problem.detail = word.words(in: language).sentence
        return problem
    }
}
