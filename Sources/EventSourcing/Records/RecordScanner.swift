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
        guard let literal = try literal(name) else { return nil }
        return try Self.text(of: literal, name)
    }

    /// Passes over a string attribute, if it stands here.
    mutating func pass(_ name: StaticString) throws(RecordFault) {
        _ = try literal(name)
    }

    /// Passes over a string attribute of so many bytes that is ASCII with nothing escaped.
    /// - Returns: false for any other, and for a missing one unless it is optional.
    mutating func passPlain(
        _ name: StaticString,
        _ length: ClosedRange<Int>,
        isOptional: Bool = false
    ) throws(RecordFault) -> Bool {
        guard let written = try literal(name)?.dropFirst().dropLast() else { return isOptional }
        return length.contains(written.count)
            && written.allSatisfy(\.isPlain)
    }

    /// A UUID in the one form that records have; nil for anything else.
    mutating func uuid(_ name: StaticString) throws(RecordFault) -> UUID? {
        try literal(name).flatMap { Self.uuid(of: $0.dropFirst().dropLast()) }
    }

    /// Passes over a UUID, if it stands here.
    /// - Returns: false where something else stands here.
    mutating func passUUID(_ name: StaticString) throws(RecordFault) -> Bool {
        guard let literal = try literal(name) else { return true }
        return Self.uuid(of: literal.dropFirst().dropLast()) != nil
    }

    private static func uuid(of written: ArraySlice<UInt8>) -> UUID? {
        guard written.count == 36 else { return nil }
        var (high, low, digits) = (UInt64(0), UInt64(0), 0)
        for (place, byte) in zip(0..<36, written) {
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = byte.hexadecimalDigit else { return nil }
            if digits < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            digits += 1
        }
        let bytes = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { $0.loadUnaligned(as: uuid_t.self) }
        return UUID(uuid: bytes)
    }

    /// An instant in the one form that records have; nil for anything else.
    mutating func instant(_ name: StaticString) throws(RecordFault) -> Instant? {
        try literal(name).flatMap { Instant(written: $0.dropFirst().dropLast()) }
    }

    /// Passes over 16 bytes in Base64.
    /// - Returns: false for anything else: the last digit before the padding has four bits to spare, which are 0.
    mutating func passSalt() throws(RecordFault) -> Bool {
        guard let written = try literal("salt")?.dropFirst().dropLast(), written.count == 24 else { return false }
        return written.suffix(2).allSatisfy { $0 == UInt8(ascii: "=") }
            && written.dropLast(2).allSatisfy(\.isBase64Digit)
            && "AQgw".utf8.contains(written[written.endIndex - 3])
    }

    /// Passes over a string attribute that must have this value; with nil, it must not stand here.
    mutating func check(_ name: StaticString, is expected: String?) throws(RecordFault) {
        let literal = try literal(name)
        let written = literal?.dropFirst().dropLast()
        // Where nothing is escaped, the value is what is written.
        if let written, let expected, !written.contains(UInt8(ascii: "\\")) {
            guard written.elementsEqual(expected.utf8) else { throw .disagreement("\(name)") }
            return
        }
        let value: String? = if let literal { try Self.text(of: literal, name) } else { nil }
        guard value.map({ Array($0.utf8) }) == expected.map({ Array($0.utf8) }) else { throw .disagreement("\(name)") }
    }

    /// A string attribute as it is written, with its quotes; nil where another name stands in its place.
    private mutating func literal(_ name: StaticString) throws(RecordFault) -> ArraySlice<UInt8>? {
        guard enter(name) else { return nil }
        guard bytes[safe: offset] == UInt8(ascii: "\"") else { throw .attribute("\(name)") }
        let end = endOfString(from: offset)
        guard end <= bytes.count else { throw .attribute("\(name)") }
        defer { offset = end }
        return bytes[offset..<end]
    }

    private static func text(of literal: ArraySlice<UInt8>, _ name: StaticString) throws(RecordFault) -> String {
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
        String(decoding: try dataBytes(), as: UTF8.self)
    }

    mutating func dataBytes() throws(RecordFault) -> ArraySlice<UInt8> {
        guard enter("data"), offset < bytes.count, bytes.last == UInt8(ascii: "}") else { throw .attribute("data") }
        return bytes[offset..<bytes.count - 1]
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
