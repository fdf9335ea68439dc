import Contract
import Glibc
import UseCases

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

    func add(_ row: BadRowAnswer, in file: String) throws(Failure) {
        count += 1
        if count <= Self.shown {
            StandardError.write("\(file):\(row.line): \(row.field.map { "\($0): " } ?? "")\(row.reason)\n")
        }
        guard let report else { return }
        let cells = [file, String(row.line), row.field ?? "", row.reason].map(CSVCell.write)
        guard fputs(cells.joined(separator: ",") + "\n", report) >= 0 else { throw .system("write", path) }
    }

    /// `total` is how many bad rows there are: a server names the first alone.
    func end(of total: Int) throws(Failure) {
        if total > Self.shown { StandardError.write("… and \(total - Self.shown) more\n") }
        guard let report else { return }
        if count < total { StandardError.write("The report has the first \(count): a server names no more.\n") }
        guard fclose(report) == 0 else { throw .system("write", path) }
    }
}
