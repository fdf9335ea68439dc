package import EventSourcing
package import Foundation
import Lessons

/// An event as people read it.
package protocol WordedEvent: DomainEvent {
    /// A few words and what was said, without a stop: `due date moved from 2027-03 to 2028: no trainers`.
    func words(in language: Language, _ names: Names) -> String
}

/// What the ids in events are called by those who read them, and in whose time they are told.
package struct Names: Sendable {
    private let names: [String: String]
    private let zone: TimeZone

    /// `names` is by the ids as events write them. What isn't in it is shown as its id.
    package init(_ names: [String: String], zone: TimeZone = .gmt) {
        (self.names, self.zone) = (names, zone)
    }

    /// A date of the world as its readers write it.
    func date(_ date: WorldDate, in language: Language) -> String { language.words(of: date, in: zone) }

    package func name(of id: some CustomStringConvertible) -> String { names[id.description] ?? id.description }

    func list(_ ids: [some CustomStringConvertible]) -> String { ids.map { name(of: $0) }.joined(separator: ", ") }
}

extension Language {
    /// What stands between a label and what it is of.
    var colon: String { self(": ", "\u{202F}: ") }

    /// `text: why`, or the text alone.
    func because(_ text: String, _ why: String?) -> String {
        guard let why, !why.isEmpty else { return text }
        return text + colon + why
    }

    func count(_ count: Int, one: (String, String), many: (String, String)) -> String {
        // In French zero is one too: 0 échec.
        let isOne = count == 1 || (self == .french && count == 0)
        return number(count) + " " + (isOne ? self(one.0, one.1) : self(many.0, many.1))
    }
}
