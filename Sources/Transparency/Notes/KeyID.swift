import EventSourcing

/// Tells the keys of one name apart: the first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key)
/// (c2sp.org/signed-note). It is too short to be a fingerprint.
package struct KeyID: Sendable, Hashable {
    let bytes: [UInt8]

    init(name: KeyName, algorithm: SignatureAlgorithm, publicKey: [UInt8]) {
        let preimage = Array(name.description.utf8) + [UInt8(ascii: "\n"), algorithm.rawValue] + publicKey
        bytes = Array(Digest(hashing: preimage).bytes.prefix(4))
    }

    /// Four bytes.
    init(bytes: ArraySlice<UInt8>) {
        self.bytes = Array(bytes)
    }
}

extension KeyID: CustomStringConvertible {
    /// Eight hexadecimal digits, lower case.
    package var description: String {
        bytes.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
    }
}
