/// The time and the Ed25519 signature that a witness's signature consists of (c2sp.org/tlog-cosignature).
struct Cosignature {
    let secondsSince1970: Int64
    /// 64 bytes.
    let signature: [UInt8]

    init(secondsSince1970: Int64, signature: [UInt8]) {
        self.secondsSince1970 = secondsSince1970
        self.signature = signature
    }

    /// nil for anything but 72 bytes of which the first eight are a time up to 2^63 - 1.
    init?(bytes: [UInt8]) {
        guard bytes.count == 72, bytes[0] < 0x80 else { return nil }
        secondsSince1970 = bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
        signature = Array(bytes.dropFirst(8))
    }

    /// 72 bytes.
    var bytes: [UInt8] {
        withUnsafeBytes(of: secondsSince1970.bigEndian) { Array($0) } + signature
    }

    /// What is signed.
    static func message(_ text: String, secondsSince1970: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(secondsSince1970)\n\(text)".utf8)
    }
}
