/// Checks that a text is one object of I-JSON (RFC 7493), minified, each thing written in one way only: no white space,
/// no name twice at any depth, the shortest escapes, no exponent, no negative zero, no integer beyond 2^53, no number
/// of more than 32 characters, no U+0000, no lone surrogate, no noncharacter, at most 64 levels.
///
/// Two readers that take different values from one text are an attack on whoever trusts the first; so what could be
/// read in two ways isn't written at all.
package struct JSONGrammar {
    private static let maximumDepth = 64
    private static let largestInteger: UInt64 = (1 << 53) - 1
    private static let longestNumber = 32

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// - Throws: `JSONFault`, the first that shows.
    package static func check(_ text: String) throws(JSONFault) {
        var text = text
        text.makeContiguousUTF8()
        if let fault = text.utf8.withContiguousStorageIfAvailable(fault) ?? nil { throw fault }
    }

    /// As of a text; the bytes are UTF-8.
    static func check(_ bytes: ArraySlice<UInt8>) throws(JSONFault) {
        if let fault = bytes.withContiguousStorageIfAvailable(fault) ?? nil { throw fault }
    }

    private static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> JSONFault? {
        var grammar = JSONGrammar(bytes: bytes)
        do throws(JSONFault) {
            try grammar.document()
            return nil
        } catch {
            return error
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func document() throws(JSONFault) {
        guard next == UInt8(ascii: "{") else { throw fault(next == nil ? .syntax : .notAnObject) }
        try value(depth: 1)
        guard offset == bytes.count else { throw fault(.syntax) }
    }

    private mutating func value(depth: Int) throws(JSONFault) {
        switch next {
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try array(depth: depth)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) {
        guard depth <= Self.maximumDepth else { throw fault(.depth) }
        offset += 1
        if take(UInt8(ascii: "}")) { return }
        var names: [Range<Int>] = []
        repeat {
            names.append(try string())
            try expect(UInt8(ascii: ":"))
            try value(depth: depth + 1)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
        if let twice = firstRepeated(names) { throw JSONFault(reason: .duplicateName, offset: twice.lowerBound) }
    }

    /// Escapes have one form, so two names are equal just when their bytes are.
    private func firstRepeated(_ names: [Range<Int>]) -> Range<Int>? {
        let sorted = names.sorted { bytes[$0].lexicographicallyPrecedes(bytes[$1]) }
        return zip(sorted, sorted.dropFirst()).first { bytes[$0].elementsEqual(bytes[$1]) }?.1
    }

    private mutating func array(depth: Int) throws(JSONFault) {
        guard depth <= Self.maximumDepth else { throw fault(.depth) }
        offset += 1
        if take(UInt8(ascii: "]")) { return }
        repeat { try value(depth: depth + 1) } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }

    /// The range of what stands between the quotes.
    private mutating func string() throws(JSONFault) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = offset
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return start..<offset - 1
            case UInt8(ascii: "\\"):
                try escape()
            case 0..<0x20:
                throw fault(byte == 0 ? .nullCharacter : .syntax)
            case 0xEF... where bytes.hasNoncharacter(at: offset):
                throw fault(.noncharacter)
            default:
                offset += 1
            }
        }
        throw fault(.syntax)
    }

    private mutating func escape() throws(JSONFault) {
        guard offset + 1 < bytes.count else { throw fault(.syntax) }
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"),
            UInt8(ascii: "t"):
            offset += 2
        case UInt8(ascii: "/"):
            throw fault(.escape)
        case UInt8(ascii: "u"):
            try unicodeEscape()
        default:
            throw fault(.syntax)
        }
    }

    /// Only the control characters that have no escape of their own are written `\u00xx`, in lower case.
    private mutating func unicodeEscape() throws(JSONFault) {
        // Swift would read a sign before the digits.
        guard offset + 6 <= bytes.count, bytes[offset + 2] != UInt8(ascii: "+"),
            let code = UInt32(String(decoding: bytes[offset + 2..<offset + 6], as: UTF8.self), radix: 16)
        else { throw fault(.syntax) }
        switch code {
        case 0: throw fault(.nullCharacter)
        case 0xD800...0xDFFF: throw fault(.loneSurrogate)
        case 8, 9, 10, 12, 13, 0x20...: throw fault(.escape)
        default: break
        }
        guard !bytes[offset + 2..<offset + 6].contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "F") })
        else {
            throw fault(.escape)
        }
        offset += 6
    }

    private mutating func number() throws(JSONFault) {
        let start = offset
        let isNegative = take(UInt8(ascii: "-"))
        let integer = try digits()
        guard integer.count == 1 || bytes[integer.lowerBound] != UInt8(ascii: "0") else {
            throw JSONFault(reason: .syntax, offset: start)
        }
        var fraction: Range<Int>?
        if take(UInt8(ascii: ".")) { fraction = try digits() }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") { throw JSONFault(reason: .exponent, offset: start) }
        if isNegative, !bytes[start + 1..<offset].contains(where: { $0 > UInt8(ascii: "0") }) {
            throw JSONFault(reason: .negativeZero, offset: start)
        }
        guard offset - start <= Self.longestNumber else { throw JSONFault(reason: .longNumber, offset: start) }
        if fraction == nil, integer.count >= 16, isLarge(integer) {
            throw JSONFault(reason: .largeInteger, offset: start)
        }
    }

    private func isLarge(_ integer: Range<Int>) -> Bool {
        guard let value = UInt64(String(decoding: bytes[integer], as: UTF8.self)) else { return true }
        return value > Self.largestInteger
    }

    private mutating func digits() throws(JSONFault) -> Range<Int> {
        let start = offset
        while let byte = next, byte.isDigit { offset += 1 }
        guard offset > start else { throw fault(isWhitespace ? .whitespace : .syntax) }
        return start..<offset
    }

    private mutating func literal(_ word: StaticString) throws(JSONFault) {
        guard offset + word.utf8CodeUnitCount <= bytes.count,
            word.withUTF8Buffer({ $0.elementsEqual(bytes[offset..<offset + word.utf8CodeUnitCount]) })
        else { throw fault(.syntax) }
        offset += word.utf8CodeUnitCount
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private var isWhitespace: Bool {
        switch next {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONFault) {
        guard take(byte) else { throw fault(isWhitespace ? .whitespace : .syntax) }
    }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault {
        JSONFault(reason: reason, offset: offset)
    }
}
