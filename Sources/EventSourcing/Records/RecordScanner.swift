import Foundation

/// Reads a record's attributes one after the other, in the one order that records have. Names that are not asked for in
/// their place are a fault.
struct RecordScanner {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ record: String) {
        bytes = Array(record.utf8)
    }

    /// The value of a string attribute; nil where another name stands in its place.
    mutating func text(_ name: StaticString) throws(RecordFault) -> String? {
        guard enter(name) else { return nil }
        guard bytes[safe: offset] == UInt8(ascii: "\"") else { throw .attribute("\(name)") }
        let end = endOfString(from: offset)
        guard end <= bytes.count else { throw .attribute("\(name)") }
        let literal = bytes[offset..<end]
        offset = end
        guard literal.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 >= 0xEF }) else {
            return String(decoding: literal.dropFirst().dropLast(), as: UTF8.self)
        }
        do {
            try JSONGrammar.check("{\"\":\(String(decoding: literal, as: UTF8.self))}")
            return try JSONDecoder().decode(String.self, from: Data(literal))
        } catch {
            throw .attribute("\(name)")
        }
    }

    /// The value of a string attribute that may be missing, and is neither empty nor over so many bytes.
    mutating func text(_ name: StaticString, atMost limit: Int) throws(RecordFault) -> String? {
        let value = try text(name)
        if let value, value.isEmpty || value.utf8.count > limit { throw .attribute("\(name)") }
        return value
    }

    /// The value of an attribute that every record has.
    mutating func required<Value>(
        _ name: StaticString,
        _ read: (String) throws -> Value?
    ) throws(RecordFault) -> Value {
        guard let text = try text(name), let value = try? read(text) else { throw .attribute("\(name)") }
        return value
    }

    mutating func integer<Value: FixedWidthInteger>(_ name: StaticString) throws(RecordFault) -> Value {
        guard enter(name) else { throw .attribute("\(name)") }
        let digits = bytes[offset...].prefix { $0.isDigit }
        offset = digits.endIndex
        guard digits.first != UInt8(ascii: "0") || digits.count == 1,
            let value = Value(String(decoding: digits, as: UTF8.self))
        else { throw .attribute("\(name)") }
        return value
    }

    /// What stands between the name `data` and the record's last brace.
    mutating func data() throws(RecordFault) -> String {
        guard enter("data"), offset < bytes.count, bytes.last == UInt8(ascii: "}") else { throw .attribute("data") }
        return String(decoding: bytes[offset..<bytes.count - 1], as: UTF8.self)
    }

    /// The bytes of `data`, found without reading what comes before it: the first such name that isn't within a string.
    static func data(of record: String) throws(RecordFault) -> Data {
        let scanner = RecordScanner(record)
        let name = Array(",\"data\":".utf8)
        var offset = 0
        while offset + name.count < scanner.bytes.count {
            switch scanner.bytes[offset] {
            case UInt8(ascii: ",") where scanner.bytes[offset..<offset + name.count].elementsEqual(name):
                return Data(scanner.bytes[offset + name.count..<scanner.bytes.count - 1])
            case UInt8(ascii: "\""):
                offset = scanner.endOfString(from: offset)
            default:
                offset += 1
            }
        }
        throw .attribute("data")
    }

    /// Passes over the brace or comma, the name and the colon, where they stand here.
    private mutating func enter(_ name: StaticString) -> Bool {
        let separator = offset == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")
        let end = offset + name.utf8CodeUnitCount + 4
        guard end <= bytes.count, bytes[offset] == separator, bytes[offset + 1] == UInt8(ascii: "\""),
            name.withUTF8Buffer({ bytes[offset + 2..<end - 2].elementsEqual($0) }),
            bytes[end - 2] == UInt8(ascii: "\""), bytes[end - 1] == UInt8(ascii: ":")
        else { return false }
        offset = end
        return true
    }

    private func endOfString(from start: Int) -> Int {
        var offset = start + 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return offset + 1
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
