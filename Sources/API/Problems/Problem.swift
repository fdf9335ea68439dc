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
        package private(set) var detail: String
        /// What the detail says, where that is the same whoever asks.
        private var word: ParameterWord?

        private enum CodingKeys: CodingKey {
            case pointer, parameter, detail
        }

        package init(pointer: String? = nil, parameter: String? = nil, detail: String) {
            (self.pointer, self.parameter, self.detail) = (pointer, parameter, detail)
        }

        package init(parameter: String, _ word: ParameterWord) {
            self.init(parameter: parameter, detail: word.words(in: .english))
            self.word = word
        }

        fileprivate func told(in language: Language) -> Fault {
            var fault = self
            if let word { fault.detail = word.words(in: language) }
            return fault
        }
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
        var problem = self
        if let word { problem.detail = word.words(in: language).sentence }
        problem.faults = faults.map { $0.told(in: language) }
        return problem
    }
}

extension Problem {
    /// Of parameters that can't be taken.
    init(parameters faults: [Fault], _ word: RefusalWord = .parameter) {
        self.init("invalid-parameters", .unprocessableContent, word, faults: faults)
    }

    static func parameter(_ name: String, _ word: ParameterWord) -> Problem {
        Problem(parameters: [Fault(parameter: name, word)])
    }
}
