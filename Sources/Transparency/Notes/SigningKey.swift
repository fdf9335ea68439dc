/// What a log signs its checkpoints with: Ed25519 over a note's text (c2sp.org/signed-note).
package struct SigningKey: Sendable {
    private let key: PrivateKey

    /// - Parameters:
    ///   - name: The origin of the log, by custom.
    ///   - seed: 32 bytes of randomness: the private key (RFC 8032).
    /// - Throws: `KeyFault.length` for anything but 32 bytes.
    package init(name: KeyName, seed: [UInt8]) throws(KeyFault) {
        key = try PrivateKey(name: name, algorithm: .ed25519, seed: seed)
    }

    /// Reads the content of a key file, without the newline at its end.
    /// - Throws: `KeyFault`, the first thing that is wrong.
    package init(parsing text: String) throws(KeyFault) {
        key = try PrivateKey(parsing: text, algorithm: .ed25519)
    }

    /// The content of the key file: a secret.
    package var secretText: String { key.text }

    /// The public half, to be given away.
    package var verifier: VerifierKey { key.verifier }

    /// - Throws: `KeyFault.signing` where the library refuses.
    package func sign(_ text: String) throws(KeyFault) -> NoteSignature {
        NoteSignature(name: verifier.name, keyID: verifier.id, bytes: try key.signature(of: Array(text.utf8)))
    }
}
