/// What keeps a text from being a key, or a key from signing.
package enum KeyFault: Error, Sendable, Equatable {
    /// Not `<name>+<key id>+<base64>`.
    case verifierForm
    /// Not `PRIVATE+KEY+<name>+<key id>+<base64>`.
    case signerForm
    /// The name is empty or has a space, a plus sign or a control character.
    case name
    /// The key isn't base64.
    case base64
    /// A kind of key that isn't read here, or not that of this purpose.
    case algorithm
    /// An Ed25519 key is of 32 bytes.
    case length
    /// The key id isn't that of the name and the key.
    case keyID
    /// The library refused to sign.
    case signing
}

extension KeyFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .verifierForm: "a verifier key is written <name>+<key id>+<base64>"
        case .signerForm: "a signing key is written PRIVATE+KEY+<name>+<key id>+<base64>"
        case .name: "a key's name is not empty and has no spaces, plus signs or control characters"
        case .base64: "the key is not base64"
        case .algorithm: "the key is of another kind than is needed here"
        case .length: "an Ed25519 key has 32 bytes"
        case .keyID: "the key id is not that of this name and key: one of them was altered"
        case .signing: "the key could not sign"
        }
    }
}
