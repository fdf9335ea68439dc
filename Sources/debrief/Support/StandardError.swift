import Glibc

/// Where everything goes that isn't the command's answer.
enum StandardError {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Writes what it can: where standard error is closed, nobody is there to be told.
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
