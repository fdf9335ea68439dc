package import Foundation

/// The name of a stream, `category/name`: `observation/0197f3a1-…`, `mission/MINUSMA`.
///
/// The category is a lower-case word of at most 32 bytes, the name anything but empty, without U+0000 and
/// noncharacters; the whole at most 256 bytes of UTF-8. Two names are the same when their bytes are.
package struct StreamName: Sendable {
    package let rawValue: String

    /// - Throws: `RecordFault.streamName` for text that isn't a stream's name.
    package init(_ rawValue: String) throws(RecordFault) {
        let text = rawValue.utf8
        let slash = text.firstIndex(of: UInt8(ascii: "/")) ?? text.startIndex
        let category = text[..<slash]
        guard (1...32).contains(category.count), text.count <= 256, text.count > category.count + 1,
            let first = category.first, first.isLowerCaseLetter,
            category.allSatisfy({ $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") }),
            !text.contains(0), !rawValue.hasNoncharacter
        else { throw .streamName }
        self.rawValue = rawValue
    }

    /// The stream of an aggregate that is known by a UUID.
    /// - Throws: `RecordFault.streamName` for a category that isn't a lower-case word.
    package init(category: String, id: UUID) throws(RecordFault) {
        try self.init("\(category)/\(id.uuidString.lowercased())")
    }

    /// For names that a database already checked.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether it is a stream's name for sure: one of plain ASCII.
    var isPlain: Bool {
        let text = rawValue.utf8
        let category = text.prefix { $0 != UInt8(ascii: "/") }
        return (1...32).contains(category.count) && text.count <= 256 && text.count > category.count + 1
            && category.first?.isLowerCaseLetter == true
            && category.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            && text.allSatisfy(\.isPlain)
    }

    package var category: Substring {
        rawValue.prefix { $0 != "/" }
    }
}

extension StreamName: Hashable, Comparable {
    // String's own equality is canonical equivalence: two names of different bytes would be one key.
    package static func == (left: StreamName, right: StreamName) -> Bool {
        left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var name = rawValue
        name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    package static func < (left: StreamName, right: StreamName) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}

extension StreamName: CustomStringConvertible {
    package var description: String { rawValue }
}

extension UInt8 {
    var isLowerCaseLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    /// ASCII that JSON writes as it is.
    var isPlain: Bool { self >= 0x20 && self < 0x7F && self != UInt8(ascii: "\\") && self != UInt8(ascii: "\"") }
    /// Its value; nil for what is none, and for one in upper case.
    var hexadecimalDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
    var isBase64Digit: Bool {
        isLowerCaseLetter || isDigit || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z")
            || self == UInt8(ascii: "+") || self == UInt8(ascii: "/")
    }
}
