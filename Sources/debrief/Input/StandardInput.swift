import FoundationEssentials
import Glibc

/// What a person types, or another program sends.
enum StandardInput {
    static let isTerminal = isatty(STDIN_FILENO) == 1

    static func readAll() -> String {
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return text
    }
}
