import Crypto

/// A named Ed25519 private key in the text form of Go's `sumdb/note`: `PRIVATE+KEY+<name>+<key id>+<base64>`.
struct PrivateKey: Sendable {
    private static let prefix = "PRIVATE+KEY+"

    let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    init(name: KeyName, algorithm: SignatureAlgorithm, seed: [UInt8]) throws(KeyFault) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { throw .length }
        self.key = key
        verifier = try VerifierKey(name: name, algorithm: algorithm, publicKey: Array(key.publicKey.rawRepresentation))
    }

    init(parsing text: String, algorithm: SignatureAlgorithm) throws(KeyFault) {
        guard text.utf8.starts(with: Self.prefix.utf8) else { throw .signerForm }
        let rest = String(decoding: text.utf8.dropFirst(Self.prefix.utf8.count), as: UTF8.self)
        let text = try KeyText(parsing: rest, otherwise: .signerForm)
        guard text.algorithm == algorithm else { throw .algorithm }
        try self.init(name: text.name, algorithm: algorithm, seed: text.key)
        guard verifier.id.description == text.id else { throw .keyID }
    }

    var text: String {
        let text = KeyText(
            name: verifier.name,
            id: verifier.id.description,
            algorithm: verifier.algorithm,
            key: Array(key.rawRepresentation)
        )
        return "\(Self.prefix)\(text)"
    }

    /// 64 bytes.
    func signature(of message: [UInt8]) throws(KeyFault) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else { throw .signing }
        return Array(signature)
    }
}
