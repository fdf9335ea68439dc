package import EventSourcing

/// When something was in the world, as precisely as somebody said: a year, a month, a day, an instant, or an interval of
/// these (Extended Date/Time Format, level 0: ISO 8601-2, annex A), kept as given.
package struct WorldDate: Sendable {
    /// As given.
    package let text: String
    /// Its first microsecond, days being those of UTC.
    package let earliest: Instant
    /// Its last one.
    package let latest: Instant

    /// Whether all of it lies before an instant.
    package func hasPassed(at time: Instant) -> Bool { latest < time }

    /// Whether it may have begun at an instant: a day begins 14 hours before UTC's in the zone that is farthest ahead, and a
    /// clock may be five minutes off.
    package func hasBegun(at time: Instant) -> Bool {
        let isOfADay = (text.firstIndex(of: "/").map { text[..<$0] } ?? text[...]).utf8.count <= 10
        let lead: Int64 = (isOfADay ? 14 * 3_600 : 0) + 300
        return earliest.microsecondsSince1970 - lead * 1_000_000 <= time.microsecondsSince1970
    }

    /// Whether it is a day, a month or a year, neither an instant nor an interval.
    var isCalendarDate: Bool { text.utf8.count <= 10 && !text.contains("/") }
}

extension WorldDate: Hashable {
    // Kept as given: 2016-07 and 2016-07-01/2016-07-31 are not the same statement.
    package static func == (left: WorldDate, right: WorldDate) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension WorldDate: LosslessStringConvertible {
    /// nil for what isn't of that form, a day that the calendar hasn't, or an instant without a zone.
    package init?(_ description: String) {
        let ends = description.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = Span(ends[0]), let last = Span(ends[ends.count - 1]),
            first.earliest <= last.earliest, first.latest <= last.latest
        else { return nil }
        (text, earliest, latest) = (description, first.earliest, last.latest)
    }

    package var description: String { text }
}

extension WorldDate: Codable {
    package init(from decoder: any Decoder) throws { self = try decoder.text("a date") }
    package func encode(to encoder: any Encoder) throws { try encoder.encode(text: self) }
}

/// What one date without a slash covers.
private struct Span {
    let earliest: Instant
    let latest: Instant

    init?(_ text: Substring) {
        switch text.utf8.count {
        case 4: self.init(from: "\(text)-01-01", through: "\(text)-12-31")
        case 7:
            let lengths = [31, 30, 29, 28]
            guard let last = lengths.first(where: { Instant(day: "\(text)-\($0)") != nil }) else { return nil }
            self.init(from: "\(text)-01", through: "\(text)-\(last)")
        case 10: self.init(from: String(text), through: String(text))
        case 20, 25: self.init(instant: text)
        default: return nil
        }
    }

    private init?(from first: String, through last: String) {
        guard let earliest = Instant(day: first), let day = Instant(day: last),
            let latest = Instant(microsecondsSince1970: day.microsecondsSince1970 + 86_399_999_999)
        else { return nil }
        (self.earliest, self.latest) = (earliest, latest)
    }

    /// To the second, with `Z` or a distance from UTC.
    private init?(instant text: Substring) {
        guard let local = Instant("\(text.prefix(19)).000000Z"), let offset = Self.offset(text.dropFirst(19)),
            let earliest = Instant(microsecondsSince1970: local.microsecondsSince1970 - offset * 60_000_000),
            let latest = Instant(microsecondsSince1970: earliest.microsecondsSince1970 + 999_999)
        else { return nil }
        (self.earliest, self.latest) = (earliest, latest)
    }

    /// Minutes east of UTC.
    private static func offset(_ zone: Substring) -> Int64? {
        guard zone != "Z" else { return 0 }
        let parts = zone.dropFirst().split(separator: ":")
        guard let sign = zone.first, "+-".contains(sign), parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), (0...14).contains(hours),
            (0...59).contains(minutes)
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
    }
}

extension Instant {
    fileprivate init?(day: String) {
        self.init("\(day)T00:00:00.000000Z")
    }
}
