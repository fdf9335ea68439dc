/// What a witness signs checkpoints with: Ed25519 over the time and the checkpoint (c2sp.org/tlog-cosignature). Its file
/// has the form of a log's with the other algorithm's byte.
package struct CosigningKey: Sendable {
    private let key: PrivateKey

    /// - Parameters:
    ///   - name: The witness's; no other witness has the same key.
    ///   - seed: 32 bytes of randomness: the private key (RFC 8032).
    /// - Throws: `KeyFault.length` for anything but 32 bytes.
    package init(name: KeyName, seed: [UInt8]) throws(KeyFault) {
        key = try PrivateKey(name: name, algorithm: .cosignature, seed: seed)
    }

    /// Reads the content of a key file, without the newline at its end.
    /// - Throws: `KeyFault`, the first thing that is wrong.
    package init(parsing text: String) throws(KeyFault) {
        key = try PrivateKey(parsing: text, algorithm: .cosignature)
    }

    /// The content of the key file: a secret.
    package var secretText: String { key.text }

    /// The public half, to be given away.
    package var verifier: VerifierKey { key.verifier }

    /// - Parameters:
    ///   - checkpoint: What was found consistent with everything seen of the log before.
    ///   - seconds: The time, not before 1970.
    /// - Returns: The line that goes beneath the checkpoint, and is the answer of a witness.
    /// - Throws: `KeyFault.signing` where the library refuses.
    package func cosign(
        _ checkpoint: Checkpoint,
        secondsSince1970 seconds: Int64
    ) throws(KeyFault) -> NoteSignature {
        let message = Cosignature.message(checkpoint.text, secondsSince1970: seconds)
        let cosignature = Cosignature(secondsSince1970: seconds, signature: try key.signature(of: message))
        return NoteSignature(name: verifier.name, keyID: verifier.id, bytes: cosignature.bytes)
    }
}
