/// A language that Debrief speaks.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case french = "fr"

    /// What the environment asks for, as POSIX's locales say it: `fr_FR.UTF-8`. English where it asks for none of ours.
    package init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale?.hasPrefix("fr") == true ? .french : .english
    }

    /// The one of ours that a browser likes best (RFC 9110, 12.5.4: `fr-CH, fr;q=0.9, en;q=0.8`). English where it likes
    /// none.
    package init(accepting header: String) {
        let ranges = header.split(separator: ",").compactMap(Self.range)
        let greatest = ranges.map(\.weight).max() ?? 0
        // Of equals the first that is named: `max` would give the last.
        self = ranges.first { $0.weight == greatest && $0.weight > 0 }?.language ?? .english
    }

    /// What is said in this language.
    package func callAsFunction(_ english: String, _ french: String) -> String {
        switch self {
        case .english: english
        case .french: french
        }
    }

    private static func range(_ text: Substring) -> (language: Language, weight: Double)? {
        let parts = text.split(separator: ";").map { part in part.filter { !$0.isWhitespace } }
        guard let tag = parts.first, let language = Language(rawValue: String(tag.prefix(2)).lowercased()) else {
            return nil
        }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
        return (language, weight ?? 1)
    }
}
