/// Why bytes are no object of JSON that is taken here.
package struct SyntaxFault: Error, Sendable, Equatable {
    package enum Reason: Sendable, CaseIterable {
        case empty
        case encoding
        case byteOrderMark
        case notAnObject
        case truncated
        case trailing
        case unexpected
        case duplicateName
        case depth
        case numberTooLarge
        case controlCharacter
        case null
        case loneSurrogate
    }

    package let reason: Reason
    /// In bytes, from 0.
    package let offset: Int

    init(_ reason: Reason, at offset: Int) {
        (self.reason, self.offset) = (reason, offset)
    }
}
