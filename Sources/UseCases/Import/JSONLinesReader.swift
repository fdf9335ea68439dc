/// One JSON object a line (jsonlines.org). Empty lines are passed over.
final class JSONLinesReader: RowReader {
    private static let maximumLine = 1 << 20

    private var bytes: ByteReader
    private var line = 0
    var bytesRead: Int { bytes.bytesRead }

    init?(path: String) {
        guard let bytes = ByteReader(path: path) else { return nil }
        self.bytes = bytes
    }

    func next() throws(BadLine) -> (line: Int, fields: [String: FieldValue])? {
        while let text = try nextLine() {
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

    private func nextLine() throws(BadLine) -> [UInt8]? {
        line += 1
        do throws(ReadFault) {
            return try bytes.nextLine(atMost: Self.maximumLine)
        } catch {
            throw BadLine(line: line, fault: .syntax("\(error)"))
        }
    }
}
