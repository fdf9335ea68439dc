package import EventSourcing
package import Foundation
package import Lessons

extension Language {
    private var locale: Locale { Locale(identifier: self == .english ? "en_GB" : "fr_FR") }

    /// A moment to the minute, in a zone: `8 July 2016, 14:03`.
    package func words(of instant: Instant, in zone: TimeZone) -> String {
        let style = Date.FormatStyle(locale: locale, timeZone: zone)
            .day().month(.wide).year().hour(.twoDigits(amPM: .omitted)).minute(.twoDigits)
        return instant.date.formatted(style)
    }

    /// A date of the world as people write it, as precisely as it was given: `July 2016`.
    package func words(of date: WorldDate) -> String {
        date.text.split(separator: "/").map(String.init).map(span).joined(separator: " – ")
    }

    private func span(_ text: String) -> String {
        guard let date = WorldDate(text)?.earliest.date else { return text }
        let style = Date.FormatStyle(locale: locale, timeZone: .gmt)
        return switch text.utf8.count {
        case 7: date.formatted(style.month(.wide).year())
        case 10: date.formatted(style.day().month(.wide).year())
        case 20, 25:
            date.formatted(
                style.day().month(.wide).year().hour(.twoDigits(amPM: .omitted)).minute(.twoDigits)
            ) + " UTC"
        default: text
        }
    }
}

extension Instant {
    fileprivate var date: Date { Date(timeIntervalSince1970: Double(microsecondsSince1970) / 1_000_000) }
}
