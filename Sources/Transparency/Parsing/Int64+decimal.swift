extension Int64 {
    /// Reads a number that has one form only: digits without a sign, without leading zeros, up to 2^63 - 1.
    init?(strictDecimal digits: some Collection<UInt8>) {
        guard !digits.isEmpty, digits.allSatisfy(\.isDecimalDigit),
            digits.count == 1 || digits.first != UInt8(ascii: "0")
        else { return nil }
        self.init(String(decoding: digits, as: UTF8.self))
    }
}

extension UInt8 {
    var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
