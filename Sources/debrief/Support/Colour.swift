import FoundationEssentials
import Glibc

/// Colours for people, on a terminal that wants them (no-color.org).
enum Colour: Int {
    case red = 31
    case green = 32
    case yellow = 33

    static let isWanted =
        isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

    func paint(_ text: String) -> String {
        Self.isWanted ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
    }
}
