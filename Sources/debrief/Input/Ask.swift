/// Asks on a terminal for what is required and wasn't given; elsewhere that is an error.
enum Ask {
    /// - Throws: `Failure` where nobody can be asked, or nothing is answered.
    static func text(_ question: String, given: LongText?) throws -> String {
        if let given { return try given.read() }
        guard StandardInput.isTerminal, StandardError.isTerminal else {
            throw Failure(.usage, "\(question) is missing: give it as an option (--help shows which).")
        }
        StandardError.write("\(question): ")
        let answer = (readLine() ?? "").trimmed
        guard !answer.isEmpty else { throw Failure(.usage, "\(question) is missing.") }
        return answer
    }
}
