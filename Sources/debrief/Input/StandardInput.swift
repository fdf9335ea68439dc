import Glibc
import UseCases

/// What a person types, or another program sends.
enum StandardInput {
    static let isTerminal = isatty(STDIN_FILENO) == 1

    /// - Throws: `Failure` where it isn't all text.
    static func readAll() throws -> String {
        var bytes = ByteReader(descriptor: dup(STDIN_FILENO))
        var text: [UInt8] = []
        do {
            while let byte = try bytes.next() { text.append(byte) }
        } catch {
            throw Failure(.data, "Standard input can't be read to its end.")
        }
        guard let text = String(validating: text, as: UTF8.self) else {
            throw Failure(.data, "Standard input can't be read as UTF-8 text.")
        }
        return text
    }
}
