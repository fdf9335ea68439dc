/// A point in time within the years 1 to 9999, to the microsecond, as records write it: `2026-11-23T16:22:01.123456Z`.
package struct Instant: Sendable, Hashable {
    /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let microsecondsSince1970: Int64

    /// What four digits of a year can say.
    private static let writable: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999

    /// nil outside the years 1 to 9999, which no record can write.
    package init?(microsecondsSince1970: Int64) {
        guard Self.writable.contains(microsecondsSince1970) else { return nil }
        self.microsecondsSince1970 = microsecondsSince1970
    }
}

extension Instant: Comparable {
    package static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}

extension Instant: LosslessStringConvertible {
    /// Reads the one form that records have: four digits of year, six decimals, a `Z`; nil for anything else.
    package init?(_ description: String) {
        self.init(written: Array(description.utf8)[...])
    }

    /// As of a description's bytes.
    init?(written text: ArraySlice<UInt8>) {
        guard text.count == 27, text.hasSeparators,
            let year = text.decimal(0..<4), let month = text.decimal(5..<7), let day = text.decimal(8..<10),
            let hour = text.decimal(11..<13), let minute = text.decimal(14..<16), let second = text.decimal(17..<19),
            let microsecond = text.decimal(20..<26),
            let days = GregorianDay(year: year, month: month, day: day)?.daysSince1970,
            hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
        self.init(microsecondsSince1970: seconds * 1_000_000 + microsecond)
    }

    package var description: String {
        let (days, microseconds) = microsecondsSince1970.quotientAndRemainder(flooringBy: 86_400_000_000)
        let day = GregorianDay(daysSince1970: days)
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        var text: [UInt8] = []
        text.reserveCapacity(27)
        text.append(decimal: day.year, digits: 4, then: "-")
        text.append(decimal: day.month, digits: 2, then: "-")
        text.append(decimal: day.day, digits: 2, then: "T")
        text.append(decimal: seconds / 3_600, digits: 2, then: ":")
        text.append(decimal: seconds / 60 % 60, digits: 2, then: ":")
        text.append(decimal: seconds % 60, digits: 2, then: ".")
        text.append(decimal: fraction, digits: 6, then: "Z")
        return String(decoding: text, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    fileprivate var hasSeparators: Bool {
        func has(_ separator: Unicode.Scalar, _ place: Int) -> Bool {
            self[startIndex + place] == UInt8(ascii: separator)
        }
        return has("-", 4) && has("-", 7) && has("T", 10) && has(":", 13) && has(":", 16) && has(".", 19)
            && has("Z", 26)
    }

    fileprivate func decimal(_ range: Range<Int>) -> Int64? {
        var value: Int64 = 0
        for place in range {
            let byte = self[startIndex + place]
            guard byte.isDigit else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension [UInt8] {
    fileprivate mutating func append(decimal value: Int64, digits: Int, then separator: Unicode.Scalar) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
        append(UInt8(ascii: separator))
    }
}

extension Int64 {
    func quotientAndRemainder(flooringBy divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
