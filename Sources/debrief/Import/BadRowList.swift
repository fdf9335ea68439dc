import FoundationEssentials
import Glibc
import Lessons
import UseCases
import Wording

/// The rows that can't be imported, as they are found: the first on standard error, all in the report.
final class BadRowList {
    private static let shown = 20

    private let report: UnsafeMutablePointer<FILE>?
    private let path: String
    private var count = 0

    /// - Throws: `Failure` where the report can't be written.
    init(report path: String?) throws(Failure) {
        self.path = path ?? ""
        guard let path else {
            report = nil
            return
        }
        guard let file = fopen(path, "w") else { throw .system("write", path) }
        report = file
        fputs("file,line,field,reason\n", file)
    }

    func add(_ row: BadRow) throws(Failure) {
        count += 1
        let (field, reason) = row.words
        if count <= Self.shown {
            StandardError.write("\(row.file):\(row.line): \(field.isEmpty ? "" : field + ": ")\(reason)\n")
        }
        guard let report else { return }
        let cells = [row.file, String(row.line), field, reason].map(CSVCell.write)
        guard fputs(cells.joined(separator: ",") + "\n", report) >= 0 else { throw .system("write", path) }
    }

    func end() throws(Failure) {
        if count > Self.shown { StandardError.write("… and \(count - Self.shown) more\n") }
        guard let report else { return }
        guard fclose(report) == 0 else { throw .system("write", path) }
    }
}

extension BadRow {
    /// The field, empty where it isn't about one, and the reason.
    fileprivate var words: (field: String, reason: String) {
        switch fault {
        case .syntax(let reason): ("", reason)
        case .missing(let field): (field, "it is missing")
        case .unreadable(let field, let expected): (field, "it can't be read: \(expected) is wanted")
        case .unknownField(let field): (field, "there is no such field")
        case .repeated(let line): ("externalId", "line \(line) has the same one")
        case .dangling(let field, let name): (field, "it names \(name), which is neither in the files nor here")
        case .refused(let error): refused(error)
        }
    }

    private func refused(_ error: any Error) -> (field: String, reason: String) {
        guard let refusal = error as? any Refusal else { return ("", "\(error)") }
        let noun = subject.flatMap { Noun(rawValue: $0.category) } ?? .observation
        return (refusal.faultyField?.rawValue ?? "", refusal.sentence(about: noun, in: .ofThisUser))
    }
}
