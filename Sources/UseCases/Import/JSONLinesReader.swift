/// One JSON object a line (jsonlines.org). Empty lines are passed over.
final class JSONLinesReader: RowReader {
    private static let maximumLine = 1 << 20

    private var bytes: ByteReader
    private var line = 0
    private(set) var bytesRead = 0

    init?(path: String) {
        guard let bytes = ByteReader(path: path) else { return nil }
        self.bytes = bytes
    }

    func next() throws(BadLine) -> (line: Int, fields: [String: FieldValue])? {
        while let text = readLine() {
            guard text.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else { continue }
            do throws(RowFault) {
                return (line, try fields(of: text))
            } catch {
                throw BadLine(line: line, fault: error)
            }
        }
        return nil
    }

    private func fields(of text: [UInt8]) throws(RowFault) -> [String: FieldValue] {
        guard text.count <= Self.maximumLine else { throw .syntax("it is longer than a megabyte") }
        guard let text = String(validating: text, as: UTF8.self) else { throw .syntax("it isn't UTF-8") }
        guard case .object(let fields) = try FieldValue.parse(json: text) else {
            throw .syntax("it isn't a JSON object")
        }
        return fields
    }

    /// nil at the end. What is too long is read and dropped.
    private func readLine() -> [UInt8]? {
        var text: [UInt8] = []
        while let byte = bytes.next() {
            bytesRead += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                return text
            }
            if text.count <= Self.maximumLine { text.append(byte) }
        }
        guard !text.isEmpty else { return nil }
        line += 1
        return text
    }
}
