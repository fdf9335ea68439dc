/// A line beneath a note (c2sp.org/signed-note): whose key signed it, and the signature. Only a verifier key can tell
/// whether it is one.
package struct NoteSignature: Sendable, Hashable {
    private static let dash = "— "

    /// Of the key that is said to have signed.
    package let name: KeyName
    /// Of the key that is said to have signed.
    package let keyID: KeyID
    /// One byte at least: 64 of Ed25519, 72 of a witness.
    package let bytes: [UInt8]

    init(name: KeyName, keyID: KeyID, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// nil where the line isn't `— <name> <base64>`.
    init?(line: String) {
        guard line.utf8.starts(with: Self.dash.utf8) else { return nil }
        let parts = String(decoding: line.utf8.dropFirst(Self.dash.utf8.count), as: UTF8.self)
            .split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = KeyName(String(parts[0])),
            let bytes = [UInt8](base64: String(parts[1])), bytes.count > 4
        else { return nil }
        self.init(name: name, keyID: KeyID(bytes: bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    /// With its newline: what a witness answers.
    package var line: String { "\(Self.dash)\(name) \((keyID.bytes + bytes).base64)\n" }
}
