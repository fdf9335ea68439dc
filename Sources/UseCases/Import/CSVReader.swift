/// Comma-separated values with a line of headings (RFC 4180), in quotes where they have commas, quotes or line ends.
final class CSVReader: RowReader {
    private static let maximumRow = 1 << 20

    private var bytes: ByteReader
    private var pushedBack: UInt8?
    private var line = 1
    var bytesRead: Int { bytes.bytesRead }
    private let separator: UInt8
    private let map: ([String], [String]) throws(RowFault) -> [String: FieldValue]
    private var headings: [String]?

    /// `map` makes the fields of a row of the headings and the cells.
    init?(
        path: String,
        separator: Character,
        map: @escaping ([String], [String]) throws(RowFault) -> [String: FieldValue]
    ) {
        guard let bytes = ByteReader(path: path), let separator = separator.asciiValue else { return nil }
        self.bytes = bytes
        self.separator = separator
        self.map = map
    }

    func next() throws(BadLine) -> (line: Int, fields: [String: FieldValue])? {
        if headings == nil {
            guard let (_, cells) = try record() else { return nil }
            headings = cells.map(\.trimmed)
        }
        while let (line, cells) = try record() {
            guard cells != [""] else { continue }
            do throws(RowFault) {
                return (line, try fields(of: cells))
            } catch {
                throw BadLine(line: line, fault: error)
            }
        }
        return nil
    }

    private func fields(of cells: [String]) throws(RowFault) -> [String: FieldValue] {
        let headings = headings ?? []
        guard cells.count == headings.count else {
            throw .syntax("it has \(cells.count) of \(headings.count) cells")
        }
        return try map(headings, cells)
    }

    private func nextByte() throws(BadLine) -> UInt8? {
        if let byte = pushedBack {
            pushedBack = nil
            return byte
        }
        do throws(ReadFault) {
            let byte = try bytes.next()
            if byte == UInt8(ascii: "\n") { line += 1 }
            return byte
        } catch {
            throw BadLine(line: line, fault: .syntax("\(error)"))
        }
    }

    /// One record and the line that it begins on; nil at the end of the file.
    private func record() throws(BadLine) -> (line: Int, cells: [String])? {
        let first = line
        var record = Record()
        while let byte = try nextByte() {
            switch (byte, record.isQuoted) {
            case (UInt8(ascii: "\""), true):
                let next = try nextByte()
                if next == UInt8(ascii: "\"") {
                    record.append(byte)
                } else {
                    record.isQuoted = false
                    pushBack(next)
                }
            case (UInt8(ascii: "\""), false) where record.isAtCellsBeginning: record.isQuoted = true
            case (separator, false): record.endCell()
            case (UInt8(ascii: "\r"), false): continue
            case (UInt8(ascii: "\n"), false): return try end(record, from: first)
            default: record.append(byte)
            }
        }
        guard !record.isEmpty else { return nil }
        if record.isQuoted { throw BadLine(line: first, fault: .syntax("a quote that begins here never ends")) }
        return try end(record, from: first)
    }

    private func pushBack(_ byte: UInt8?) {
        pushedBack = byte
    }

    private func end(_ record: consuming Record, from line: Int) throws(BadLine) -> (line: Int, cells: [String]) {
        record.endCell()
        guard record.size <= Self.maximumRow else {
            throw BadLine(line: line, fault: .syntax("it is longer than a megabyte"))
        }
        guard let cells = record.texts else { throw BadLine(line: line, fault: .syntax("it isn't UTF-8")) }
        return (line, cells)
    }

    /// The cells of a record as they are read.
    private struct Record {
        var isQuoted = false
        private var cells: [[UInt8]] = []
        private var cell: [UInt8] = []
        private(set) var size = 0

        var isEmpty: Bool { cells.isEmpty && cell.isEmpty }
        var isAtCellsBeginning: Bool { cell.isEmpty }

        var texts: [String]? {
            let texts = cells.compactMap { String(validating: $0, as: UTF8.self) }
            return texts.count == cells.count ? texts : nil
        }

        mutating func append(_ byte: UInt8) {
            size += 1
            if size <= CSVReader.maximumRow { cell.append(byte) }
        }

        /// A cell counts too, were it empty: each takes memory.
        mutating func endCell() {
            size += 1
            guard size <= CSVReader.maximumRow else { return }
            cells.append(cell)
            cell = []
        }
    }
}
