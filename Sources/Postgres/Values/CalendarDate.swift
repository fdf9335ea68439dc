import Glibc

/// A day of the proleptic Gregorian calendar: PostgreSQL's date. Year 0 is 1 BC.
///
/// The server's `infinity` and `-infinity` are no days: decoding one is an error, kind `.decoding`.
package struct CalendarDate: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// The years that the server's type holds.
    private static let years = -4713...5_874_897

    /// Nothing, when the calendar has no such day, or it is in a year that the server's type doesn't hold.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(daysSince1970: Self.daysSince1970(year: year, month: month, day: day))
        guard self.month == month else { return nil }
    }

    /// The day that many days after 1970-01-01, within some two thousand million years.
    package init(daysSince1970: Int) {
        var seconds = daysSince1970 * Self.secondsOfDay
        var parts = unsafe tm()
        let isDay = unsafe gmtime_r(&seconds, &parts) != nil
        precondition(isDay, "no year of the calendar has the day \(daysSince1970)")
        (year, month, day) = unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }

    /// Days from 1970-01-01, negative before it.
    package var daysSince1970: Int { Self.daysSince1970(year: year, month: month, day: day) }

    private static let secondsOfDay = 86_400

    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        var parts = unsafe tm()
        unsafe (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(year - 1900), Int32(month - 1), Int32(day))
        return unsafe timegm(&parts) / secondsOfDay
    }
}

extension CalendarDate: Comparable {
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601: `2026-11-23`.
    package var description: String {
        "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }
}

extension CalendarDate: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .date }
    package static var postgresArrayType: PostgresType { .dateArray }

    /// From 1970-01-01 to 2000-01-01, where the server counts from.
    private static let epochOffset = 10_957

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        guard Self.years.contains(year), let days = Int32(exactly: daysSince1970 - Self.epochOffset) else {
            throw PostgresError(.encoding, "PostgreSQL can't hold a date in the year \(year)")
        }
        bytes.append(bigEndian: days)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.date.oid else { throw cell.mismatch(.date) }
        let days = try cell.integer(Int32.self)
        guard days != .max, days != .min else { throw PostgresError(.decoding, "an infinite date is no day") }
        self.init(daysSince1970: Int(days) + Self.epochOffset)
    }
}
