/// Why bytes are no object of JSON that is taken here.
package struct SyntaxFault: Error, Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        case empty = "nothing was sent"
        case encoding = "it isn't UTF-8"
        case byteOrderMark = "it begins with a byte order mark"
        case notAnObject = "it isn't an object"
        case truncated = "it ends too early"
        case trailing = "something stands behind the object"
        case unexpected = "it isn't JSON"
        case duplicateName = "a name stands there twice"
        case depth = "it is deeper than 32 levels"
        case numberTooLarge = "a number is too large"
        case controlCharacter = "a control character stands in a text"
        case null = "U+0000 stands in a text"
        case loneSurrogate = "half a surrogate pair stands in a text"
    }

    package let reason: Reason
    /// In bytes, from 0.
    package let offset: Int

    init(_ reason: Reason, at offset: Int) {
        (self.reason, self.offset) = (reason, offset)
    }
}

extension SyntaxFault: CustomStringConvertible {
    package var description: String { "\(reason.rawValue), at byte \(offset)" }
}
