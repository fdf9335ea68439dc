import Crypto

/// Whose signatures one trusts: a name and an Ed25519 public key, written `<name>+<key id>+<base64>`, a "vkey"
/// (c2sp.org/signed-note, "Verifier keys").
package struct VerifierKey: Sendable, Hashable {
    /// Of the log or the witness.
    package let name: KeyName
    /// How it signs: what tells a log from a witness.
    package let algorithm: SignatureAlgorithm
    /// 32 bytes (RFC 8032).
    package let publicKey: [UInt8]
    /// What its signatures are found by, together with the name.
    package let id: KeyID

    /// - Throws: `KeyFault.length` for anything but 32 bytes.
    package init(name: KeyName, algorithm: SignatureAlgorithm, publicKey: [UInt8]) throws(KeyFault) {
        guard publicKey.count == 32 else { throw .length }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        id = KeyID(name: name, algorithm: algorithm, publicKey: publicKey)
    }

    /// Reads the text form.
    /// - Throws: `KeyFault`, the first thing that is wrong.
    package init(parsing text: String) throws(KeyFault) {
        let text = try KeyText(parsing: text, otherwise: .verifierForm)
        try self.init(name: text.name, algorithm: text.algorithm, publicKey: text.key)
        guard id.description == text.id else { throw .keyID }
    }

    /// What the signature says, if this key made it over the text.
    func verified(_ signature: NoteSignature, of text: String) -> VerifiedSignature? {
        switch algorithm {
        case .ed25519:
            isValid(signature.bytes, of: Array(text.utf8)) ? VerifiedSignature(key: self, secondsSince1970: nil) : nil
        case .cosignature:
            Cosignature(bytes: signature.bytes).flatMap { cosignature in
                let message = Cosignature.message(text, secondsSince1970: cosignature.secondsSince1970)
                return isValid(cosignature.signature, of: message)
                    ? VerifiedSignature(key: self, secondsSince1970: cosignature.secondsSince1970) : nil
            }
        }
    }

    private func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        return key?.isValidSignature(signature, for: message) ?? false
    }
}

extension VerifierKey: CustomStringConvertible {
    /// The text form.
    package var description: String {
        KeyText(name: name, id: id.description, algorithm: algorithm, key: publicKey).description
    }
}
