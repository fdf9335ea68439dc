package import Crypto

/// A SHA-256 digest.
package struct Digest: Sendable, Hashable {
    fileprivate let words: (UInt64, UInt64, UInt64, UInt64)

    /// Of the bytes, SHA-256.
    package init(hashing bytes: some Sequence<UInt8>) {
        var hasher = SHA256()
        hasher.update(data: Array(bytes))
        self.init(hasher.finalize())
    }

    package init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// nil for anything but 32 bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        words = Array(bytes).withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0) }
    }

    package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) {
        // The bytes are spread evenly already.
        hasher.combine(words.0)
    }
}

extension Digest: LosslessStringConvertible {
    /// nil for anything but 64 digits, lower case.
    package init?(_ description: String) {
        let digits = description.utf8.map { digit in
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: UInt8.max
            }
        }
        guard digits.count == 64, !digits.contains(.max) else { return nil }
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }

    /// 64 digits, lower case.
    package var description: String { bytes.hexadecimal }
}

extension SHA256 {
    /// Adds a digest's 32 bytes to what is hashed, without a copy of them on the heap.
    package mutating func update(_ digest: EventSourcing.Digest) {
        withUnsafeBytes(of: digest.words) { update(bufferPointer: $0) }
    }
}
