import ArgumentParser
import FoundationEssentials

/// A text on the command line: itself, `-` for standard input, or `@file`.
struct LongText: ExpressibleByArgument {
    private let argument: String

    init(argument: String) {
        self.argument = argument
    }

    /// Without the blanks and line ends around it.
    ///
    /// - Throws: `Failure` where there is nothing to read, or not as text.
    func read() throws -> String {
        let text: String
        if argument == "-" {
            text = try StandardInput.readAll()
        } else if argument.hasPrefix("@") {
            text = try file(String(argument.dropFirst()))
        } else {
            text = argument
        }
        return text.trimmed
    }

    private func file(_ path: String) throws -> String {
        guard Files.exists(path) else { throw Failure(.usage, "There is no file \(path).") }
        guard let text = Files.read(path) else { throw Failure(.data, "\(path) can't be read as UTF-8 text.") }
        return text
    }
}

extension String {
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(
            start.prefix(
                start.lastIndex { !$0.isWhitespace }.map { start.distance(from: start.startIndex, to: $0) + 1 } ?? 0
            )
        )
    }
}
