import Crypto

/// A credential that Debrief gives out: `dbt_`, 30 random characters of base 62, and six that check them (the CRC-32 of
/// what stands before, as ISO 3309 has it). A typing error is seen without looking anything up.
package struct AccessToken: Sendable, Equatable {
    package static let prefix = "dbt_"

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let randomLength = 30
    private static let checkLength = 6

    package let text: String

    /// A new one, of about 178 bits from the system's generator.
    package static func generate() -> AccessToken {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<randomLength).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
        let body = prefix + String(decoding: random, as: UTF8.self)
        return AccessToken(trusted: body + check(of: body))
    }

    /// nil for what can't be a token: another form, or another checksum.
    package init?(_ text: String) {
        let length = Self.prefix.utf8.count + Self.randomLength
        guard text.hasPrefix(Self.prefix), text.utf8.count == length + Self.checkLength,
            text.utf8.dropFirst(Self.prefix.utf8.count).allSatisfy(Self.alphabet.contains),
            Self.check(of: String(text.prefix(length))) == text.suffix(Self.checkLength)
        else { return nil }
        self.init(trusted: text)
    }

    private init(trusted text: String) {
        self.text = text
    }

    private static func check(of body: String) -> String {
        var rest = crc32(body.utf8)
        var digits: [UInt8] = []
        for _ in 0..<checkLength {
            digits.append(alphabet[Int(rest % 62)])
            rest /= 62
        }
        return String(decoding: digits.reversed(), as: UTF8.self)
    }

    private static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }

    /// What is kept of it.
    func digest(under pepper: Pepper) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: pepper.key))
    }
}

/// The key under which tokens are kept, which stands outside the database.
package struct Pepper: Sendable {
    let key: SymmetricKey

    /// nil for anything but 32 bytes as 64 hexadecimal digits.
    package init?(hexadecimal text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        key = SymmetricKey(data: bytes)
    }
}
