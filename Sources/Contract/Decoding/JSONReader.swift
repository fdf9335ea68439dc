package import UseCases

/// Reads one object of JSON as I-JSON has it (RFC 8259, RFC 7493): no name twice, no lone surrogate, no U+0000, no number
/// that a double can't hold, at most 32 levels. Swift's own decoder takes the first of two equal names and PostgreSQL the
/// last: what can be read in two ways is refused.
package struct JSONReader {
    private static let maximumDepth = 32

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// - Throws: `SyntaxFault`, the first that shows.
    package static func object(_ text: [UInt8]) throws(SyntaxFault) -> [String: FieldValue] {
        guard String(validating: text, as: UTF8.self) != nil else { throw SyntaxFault(.encoding, at: 0) }
        let outcome: Result<[String: FieldValue], SyntaxFault> = text.withUnsafeBufferPointer { bytes in
            var reader = JSONReader(bytes: bytes)
            return Result { () throws(SyntaxFault) in try reader.document() }
        }
        return try outcome.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func document() throws(SyntaxFault) -> [String: FieldValue] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark) }
        guard peek() != nil else { throw fault(.empty) }
        guard peek() == UInt8(ascii: "{") else { throw fault(.notAnObject) }
        guard case .object(let fields) = try value(depth: 1) else { throw fault(.notAnObject) }
        guard peek() == nil else { throw fault(.trailing) }
        return fields
    }

    private mutating func value(depth: Int) throws(SyntaxFault) -> FieldValue {
        guard depth <= Self.maximumDepth else { throw fault(.depth) }
        switch peek() {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .list(try list(depth: depth))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try literal("true", .truth(true))
        case UInt8(ascii: "f"): return try literal("false", .truth(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case nil: throw fault(.truncated)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(SyntaxFault) -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        offset += 1
        if take("}") { return fields }
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw fault(peek() == nil ? .truncated : .unexpected) }
            let name = try string()
            guard take(":") else { throw fault(peek() == nil ? .truncated : .unexpected) }
            guard fields.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
                throw fault(.duplicateName)
            }
        } while take(",")
        try end("}")
        return fields
    }

    private mutating func list(depth: Int) throws(SyntaxFault) -> [FieldValue] {
        var values: [FieldValue] = []
        offset += 1
        if take("]") { return values }
        repeat { values.append(try value(depth: depth + 1)) } while take(",")
        try end("]")
        return values
    }

    private mutating func end(_ mark: Unicode.Scalar) throws(SyntaxFault) {
        guard take(mark) else { throw fault(peek() == nil ? .truncated : .unexpected) }
    }

    private mutating func literal(_ word: StaticString, _ value: FieldValue) throws(SyntaxFault) -> FieldValue {
        let rest = bytes[offset...].prefix(word.utf8CodeUnitCount)
        guard rest.elementsEqual("\(word)".utf8) else { throw fault(.unexpected) }
        offset += word.utf8CodeUnitCount
        return value
    }

    /// -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
    private mutating func number() throws(SyntaxFault) -> FieldValue {
        let start = offset
        _ = takeHere("-")
        if !takeHere("0") { try digits() }
        if takeHere(".") { try digits() }
        if takeHere("e") || takeHere("E") {
            _ = takeHere("+") || takeHere("-")
            try digits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let double = Double(text), double.isFinite else { throw fault(.numberTooLarge) }
        return .number(text)
    }

    private mutating func digits() throws(SyntaxFault) {
        let start = offset
        while let byte = here, isDigit(byte) { offset += 1 }
        guard offset > start else { throw fault(here == nil ? .truncated : .unexpected) }
    }

    private mutating func string() throws(SyntaxFault) -> String {
        var text: [UInt8] = []
        offset += 1
        while let byte = here {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
            case 0..<0x20: throw fault(.controlCharacter)
            default: text.append(byte)
            }
        }
        throw fault(.truncated)
    }

    private mutating func escaped() throws(SyntaxFault) -> Character {
        guard let byte = here else { throw fault(.truncated) }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw fault(.unexpected)
        }
    }

    private mutating func scalar() throws(SyntaxFault) -> Character {
        let unit = try hexadecimal()
        guard unit != 0 else { throw fault(.null) }
        if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
        guard unit < 0xDC00, takeHere("\\"), takeHere("u") else { throw fault(.loneSurrogate) }
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(low - 0xDC00))
        else { throw fault(.loneSurrogate) }
        return Character(scalar)
    }

    private mutating func hexadecimal() throws(SyntaxFault) -> UInt16 {
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4 else { throw fault(.truncated) }
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault(.unexpected) }
        offset += 4
        return unit
    }

    private var here: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The next byte that isn't white space.
    private mutating func peek() -> UInt8? {
        while let byte = here, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
        return here
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        _ = peek()
        return takeHere(mark)
    }

    private mutating func takeHere(_ mark: Unicode.Scalar) -> Bool {
        guard let here, UInt32(here) == mark.value else { return false }
        offset += 1
        return true
    }

    private func fault(_ reason: SyntaxFault.Reason) -> SyntaxFault { SyntaxFault(reason, at: offset) }
}
