import Crypto
package import EventSourcing

/// The hashes of a Merkle tree (RFC 6962 §2.1, RFC 9162 §2.1.1).
extension EventSourcing.Digest {
    /// The root of a tree without leaves: SHA-256 of nothing.
    package static let emptyRoot = Self(hashing: [])

    /// The leaf hash of an entry that is itself a digest: SHA-256(0x00 ‖ 32 bytes).
    package init(leafOf entry: Self) {
        var hasher = SHA256()
        hasher.update(prefix: 0)
        hasher.update(entry)
        self.init(hasher.finalize())
    }

    /// The leaf hash of an entry of any length: SHA-256(0x00 ‖ entry).
    package init(leafOf entry: [UInt8]) {
        var hasher = SHA256()
        hasher.update(prefix: 0)
        entry.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        self.init(hasher.finalize())
    }

    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
    package init(left: Self, right: Self) {
        var hasher = SHA256()
        hasher.update(prefix: 1)
        hasher.update(left)
        hasher.update(right)
        self.init(hasher.finalize())
    }
}

extension SHA256 {
    /// What keeps a leaf from passing for an inner node.
    fileprivate mutating func update(prefix: UInt8) {
        withUnsafeBytes(of: prefix) { update(bufferPointer: $0) }
    }
}
