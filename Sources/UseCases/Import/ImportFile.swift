import EventSourcing
import Foundation
import Lessons

/// A file to be imported.
package struct ImportFile: Sendable {
    package let path: String
    private let isCSV: Bool
    private let mapping: ColumnMapping
    private let defaults: ImportDefaults

    /// A name that ends in `.csv` is CSV, read as `mapping` says; any other is JSON Lines. `defaults` win over the
    /// mapping's.
    package init(path: String, mapping: ColumnMapping, defaults: ImportDefaults) {
        self.path = path
        self.mapping = mapping
        isCSV = Self.isCSV(path)
        self.defaults = ImportDefaults(
            aggregate: defaults.aggregate ?? mapping.defaults.aggregate,
            source: defaults.source ?? mapping.defaults.source,
            claimedBy: defaults.claimedBy ?? mapping.defaults.claimedBy
        )
    }

    /// As the file's name says.
    package static func isCSV(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") }

    var size: Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    /// `index` is its place among the files.
    ///
    /// - Throws: `FileFault`.
    func rows(at index: Int) throws -> FileRows {
        let mapping = mapping
        let reader: (any RowReader)? =
            isCSV
            ? CSVReader(path: path, separator: mapping.separator) { headings, cells throws(RowFault) in
                try mapping.fields(headings, cells)
            }
            : JSONLinesReader(path: path)
        guard let reader else { throw FileFault(path: path) }
        return FileRows(file: path, index: index, reader: reader, defaults: defaults)
    }
}

/// The rows of a file, each read as far as it can be.
struct FileRows {
    let file: String
    let index: Int
    var reader: any RowReader
    let defaults: ImportDefaults

    mutating func next() -> CheckedRow? {
        do throws(BadLine) {
            guard let (line, fields) = try reader.next() else { return nil }
            return CheckedRow(file: file, place: RowPlace(file: index, line: line), fields, defaults)
        } catch {
            return CheckedRow(file: file, place: RowPlace(file: index, line: error.line), error.fault)
        }
    }
}

/// A file that can't be opened.
package struct FileFault: Error, Sendable {
    package let path: String
}

/// Which line of which file a row begins on, in eight bytes.
struct RowPlace: Sendable, Hashable {
    private let file: Int32
    let line: Int32

    init(file: Int, line: Int) {
        (self.file, self.line) = (Int32(clamping: file), Int32(clamping: line))
    }
}

/// A row as far as it can be judged by itself.
struct CheckedRow {
    let file: String
    let place: RowPlace
    /// nil where it is bad.
    let claimed: Claimed?
    private let fault: RowFault?
    private let subject: (any Aggregate.Type)?

    init(file: String, place: RowPlace, _ fault: RowFault) {
        (self.file, self.place, claimed, self.fault, subject) = (file, place, nil, fault, nil)
    }

    init(file: String, place: RowPlace, _ fields: [String: FieldValue], _ defaults: ImportDefaults) {
        (self.file, self.place) = (file, place)
        subject = (fields["aggregate"]?.text ?? defaults.aggregate).flatMap { Aggregates.named($0) }
        do throws(RowFault) {
            (claimed, fault) = (try Claimed(try ImportRow(fields, defaults: defaults)), nil)
        } catch {
            (claimed, fault) = (nil, error)
        }
    }

    private init(_ row: CheckedRow, _ fault: RowFault) {
        (file, place, claimed, self.fault, subject) = (row.file, row.place, row.claimed, fault, row.subject)
    }

    func refused(_ fault: RowFault) -> CheckedRow { CheckedRow(self, fault) }

    var bad: BadRow? {
        fault.map { BadRow(file: file, line: Int(place.line), subject: subject, fault: $0) }
    }

    /// Whether it names something that is nowhere.
    func dangling(_ missing: Set<StreamName>) -> RowFault? {
        guard !missing.isEmpty, let named = claimed?.references.first(where: { missing.contains($0.stream) }) else {
            return nil
        }
        return .dangling(field: named.field, name: named.stream.rawValue)
    }
}

extension [ImportFile] {
    /// Every row of every file, in order.
    func forEachRow(
        progress: (ImportProgress) -> Void,
        _ body: (CheckedRow) throws -> Void
    ) throws {
        let total = reduce(0) { $0 + $1.size }
        var before = 0
        for (index, file) in enumerated() {
            var rows = try file.rows(at: index)
            var count = 0
            while let row = rows.next() {
                try body(row)
                count += 1
                if count.isMultiple(of: 1_000) {
                    progress(ImportProgress(done: before + rows.reader.bytesRead, total: total))
                }
            }
            before += rows.reader.bytesRead
        }
    }
}
