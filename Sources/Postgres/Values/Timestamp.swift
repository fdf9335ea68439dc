import Glibc

/// An instant, to the microsecond: PostgreSQL's timestamptz.
///
/// The server's `infinity` and `-infinity` are no instants: decoding one is an error, kind `.decoding`, and no value
/// encodes to one. So are the last 30 of the server's 298,000 years (after 294247-01-10T04:00:54.775807Z), which 64
/// bits from 1970 don't reach.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var microsecondsSince1970: Int64

    /// The number of microseconds from 1970-01-01T00:00:00Z, without leap seconds.
    package init(microsecondsSince1970: Int64) {
        self.microsecondsSince1970 = microsecondsSince1970
    }

    /// This machine's clock, to the microsecond.
    package static var now: Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microsecondsSince1970: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, always six decimals: `2026-11-23T16:22:01.123456Z`.
    package var description: String {
        let (days, microseconds) = microsecondsSince1970.flooredDivision(by: 86_400_000_000)
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        return "\(CalendarDate(daysSince1970: Int(days)))T\(clock).\(fraction.padded(to: 6))Z"
    }
}

extension Timestamp: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .timestamptz }
    package static var postgresArrayType: PostgresType { .timestamptzArray }

    /// From 1970 to 2000, where the server counts from.
    private static let epochOffset: Int64 = 946_684_800_000_000
    /// 4714-11-24 BC, the server's first instant (MIN_TIMESTAMP in its timestamp.h).
    private static let earliest: Int64 = -211_813_488_000_000_000

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        let (value, overflow) = microsecondsSince1970.subtractingReportingOverflow(Self.epochOffset)
        guard !overflow, value >= Self.earliest else {
            throw PostgresError(.encoding, "a timestamp before 4714-11-24 BC can't be held by PostgreSQL")
        }
        bytes.append(bigEndian: value)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.timestamptz.oid else { throw cell.mismatch(.timestamptz) }
        let value = try cell.integer(Int64.self)
        guard value != .max, value != .min else {
            throw PostgresError(.decoding, "an infinite timestamp is no instant")
        }
        let (microseconds, overflow) = value.addingReportingOverflow(Self.epochOffset)
        guard !overflow else { throw PostgresError(.decoding, "a timestamp after the year 294247 can't be decoded") }
        microsecondsSince1970 = microseconds
    }
}
