/// What keeps a text from being I-JSON (RFC 7493) in the one minified form that records have, and where.
package struct JSONFault: Error, Sendable, Equatable {
    package enum Reason: String, Sendable {
        case syntax = "is not JSON"
        case notAnObject = "is not an object"
        case duplicateName = "has a name twice"
        case whitespace = "has white space between its tokens"
        case escape = "has an escape that isn't in its shortest form"
        case nullCharacter = "has U+0000"
        case loneSurrogate = "has a lone surrogate"
        case exponent = "has a number with an exponent"
        case negativeZero = "has a negative zero"
        case noncharacter = "has a noncharacter"
        case largeInteger = "has an integer beyond 2^53: write it as a string"
        case longNumber = "has a number of more than 32 characters: write it as a string"
        case depth = "is more than 64 levels deep"
    }

    package let reason: Reason
    /// The offset in bytes at which it shows.
    package let offset: Int
}

extension JSONFault: CustomStringConvertible {
    package var description: String { "the JSON \(reason.rawValue) (at byte \(offset))" }
}
