import ArgumentParser
import Glibc

/// Asks on a terminal for what is required and wasn't given; elsewhere that is an error.
enum Ask {
    /// - Throws: `Failure` where nobody can be asked, or nothing is answered.
    static func text(_ question: String, given: LongText?) throws -> String {
        if let given { return try given.read() }
        return try answer(to: question)
    }

    /// - Throws: `Failure` where nobody can be asked, or the answer can't be that.
    static func value<Value: ExpressibleByArgument>(_ question: String, given: Value?) throws -> Value {
        if let given { return given }
        let words = Value.allValueStrings.isEmpty ? "" : " (\(Value.allValueStrings.joined(separator: ", ")))"
        let answer = try answer(to: question + words)
        guard let value = Value(argument: answer) else {
            throw Failure(.usage, "\(answer.debugDescription) is not one: \(question)\(words).")
        }
        return value
    }

    /// Asks without showing what is typed; takes the first line of standard input where that is no terminal.
    ///
    /// - Throws: `Failure` where nothing is answered.
    static func secret(_ question: String) throws -> String {
        var shown = termios()
        let isHidden = StandardInput.isTerminal && tcgetattr(STDIN_FILENO, &shown) == 0
        if isHidden {
            var hidden = shown
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &hidden)
            StandardError.write("\(question): ")
        }
        let answer = (readLine() ?? "").trimmed
        if isHidden {
            tcsetattr(STDIN_FILENO, TCSANOW, &shown)
            StandardError.write("\n")
        }
        guard !answer.isEmpty else { throw Failure(.usage, "\(question) is missing.") }
        return answer
    }

    private static func answer(to question: String) throws -> String {
        guard StandardInput.isTerminal, StandardError.isTerminal else {
            throw Failure(.usage, "\(question) is missing: give it as an option (--help shows which).")
        }
        StandardError.write("\(question): ")
        let answer = (readLine() ?? "").trimmed
        guard !answer.isEmpty else { throw Failure(.usage, "\(question) is missing.") }
        return answer
    }
}
