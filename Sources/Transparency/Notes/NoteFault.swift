/// What keeps bytes from being a signed note, or a note from being believed.
package enum NoteFault: Error, Sendable, Equatable {
    /// Over 1,000,000 bytes.
    case size
    /// Not UTF-8.
    case encoding
    /// It has a control character other than the newline.
    case controlCharacter
    /// The text is empty or doesn't end in a newline.
    case text
    /// There is no blank line with lines of signatures after it.
    case noSignatures
    /// A line after the blank one isn't a signature; the first is 1.
    case signatureLine(Int)
    /// More than 100.
    case tooManySignatures
    /// None of the keys that are trusted has signed.
    case unsigned
    /// A trusted key's signature isn't one of this text.
    case badSignature(KeyName)
}

extension NoteFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .size: "a signed note has at most 1,000,000 bytes"
        case .encoding: "the signed note is not UTF-8"
        case .controlCharacter: "the signed note has a control character"
        case .text: "the text of a signed note ends in a newline"
        case .noSignatures: "the signed note has no signatures after a blank line"
        case .signatureLine(let number): "signature \(number) of the signed note is not an em dash, a name and base64"
        case .tooManySignatures: "a signed note has at most 100 signatures"
        case .unsigned: "none of the given keys has signed it"
        case .badSignature(let name): "the signature of \(name) does not belong to this text"
        }
    }
}
