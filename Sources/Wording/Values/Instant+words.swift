package import EventSourcing
package import Foundation
package import Lessons

extension Language {
    private var locale: Locale { Locale(identifier: self == .english ? "en_GB" : "fr_FR") }

    /// A moment to the minute in somebody's zone, with UTC beside it: `8 July 2016, 16:03 (14:03 UTC)`.
    package func words(of instant: Instant, in zone: TimeZone) -> String {
        guard zone.secondsFromGMT(for: instant.date) != 0 else { return minute(instant.date, .gmt) + " UTC" }
        let isSameDay = WorldDate(dayOf: instant) == WorldDate(dayOf: instant, in: zone)
        let clock = Date.FormatStyle(locale: locale, timeZone: .gmt).hour(.twoDigits(amPM: .omitted))
            .minute(.twoDigits)
        let utc = isSameDay ? instant.date.formatted(clock) : minute(instant.date, .gmt)
        return "\(minute(instant.date, zone)) (\(utc) UTC)"
    }

    private func minute(_ date: Date, _ zone: TimeZone) -> String {
        let style = Date.FormatStyle(locale: locale, timeZone: zone)
            .day().month(.wide).year().hour(.twoDigits(amPM: .omitted)).minute(.twoDigits)
        return ordinal(date.formatted(style))
    }

    /// In French the first of a month is an ordinal number: `1er juillet`. Unicode's data haven't got it.
    private func ordinal(_ day: String) -> String {
        self == .french && day.hasPrefix("1 ") ? "1er" + day.dropFirst() : day
    }

    /// The day that it is in UTC: `8 July 2016`.
    package func words(ofDay instant: Instant) -> String { words(of: WorldDate(dayOf: instant)) }

    /// A date of the world as people write it, as precisely as it was given: `July 2016`; an instant in somebody's zone.
    package func words(of date: WorldDate, in zone: TimeZone = .gmt) -> String {
        date.text.split(separator: "/").map { span(String($0), zone) }.joined(separator: " – ")
    }

    private func span(_ text: String, _ zone: TimeZone) -> String {
        guard let instant = WorldDate(text)?.earliest else { return text }
        let date = instant.date
        let style = Date.FormatStyle(locale: locale, timeZone: .gmt)
        return switch text.utf8.count {
        case 7: date.formatted(style.month(.wide).year())
        case 10: ordinal(date.formatted(style.day().month(.wide).year()))
        case 20, 25: words(of: instant, in: zone)
        default: text
        }
    }
}

extension WorldDate {
    /// The day that it is in a zone.
    package init(dayOf instant: Instant, in zone: TimeZone) {
        let offset = Int64(zone.secondsFromGMT(for: instant.date)) * 1_000_000
        self.init(dayOf: Instant(microsecondsSince1970: instant.microsecondsSince1970 + offset) ?? instant)
    }
}

extension Instant {
    fileprivate var date: Date { Date(timeIntervalSince1970: Double(microsecondsSince1970) / 1_000_000) }
}
