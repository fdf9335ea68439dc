import EventSourcing
import Lessons

/// An observation that waits, at a glance.
struct OutboxLine: Answer {
    let id: String
    let written: String
    let title: String
    let state: OutboxEntry.Standing.Name
    let reason: String?
    /// The server that it is meant for; nil where none was named.
    let server: String?
    let organisation: String?
    /// Who it is by; nil where nobody was named.
    let by: String?

    init(_ entry: OutboxEntry) {
        (id, written, title) = (entry.id.description, entry.written.description, entry.details.title)
        (state, reason) = (entry.standing.name, entry.standing.reason)
        (server, organisation, by) = (entry.destination.server, entry.destination.organisation, entry.person)
    }

    var shortID: String { String(id.prefix(8)) }

    /// Where it is to go; somebody who was named is one of a database's people.
    var goal: String {
        [server ?? organisation, by.map { "a database, by \($0)" }].compactMap(\.self).joined(separator: ", ")
    }

    var text: String { "\(shortID)  \(state.words)  \(title)" + (reason.map { ": \($0)" } ?? "") }
}

extension OutboxEntry.Standing.Name {
    var words: String {
        switch self {
        case .waits: "waits"
        case .sent: "no answer"
        case .refused: "refused"
        }
    }
}
