import EventSourcing
import Lessons
import UseCases
import Wording

/// One event of a thing as it is printed.
struct HistoryLine: Encodable {
    let revision: Int64
    let position: String
    let recordedAt: String
    /// nil where the record was redacted, as are those below.
    let givenAt: String?
    let actor: String
    let authentication: String?
    let type: String
    let what: String
    let secondPersonUnauthenticated: Bool

    init<Subject: Aggregate>(_ entry: HistoryEntry<Subject>, _ names: Names) where Subject.Event: WordedEvent {
        let recorded = entry.recorded
        revision = recorded.revision
        position = String(recorded.position)
        recordedAt = recorded.recordedAt.description
        givenAt = entry.envelope?.time.description
        actor = names.name(of: PersonID(uuid: recorded.actor))
        authentication = entry.envelope?.authentication.rawValue
        type = recorded.type
        what = entry.event?.words(in: .ofThisUser, names) ?? "redacted"
        secondPersonUnauthenticated = entry.isSecondPersonUnauthenticated
    }

    var words: String {
        guard secondPersonUnauthenticated else { return what }
        return "\(what) [\(Mark.secondPersonUnauthenticated.words(in: .ofThisUser))]"
    }
}

/// All events of a thing as they are printed.
struct HistoryPage: Answer {
    let reference: String
    let title: String
    let events: [HistoryLine]

    var text: String {
        let who = min(24, events.map(\.actor.count).max() ?? 0)
        let indent = String(repeating: " ", count: 4 + 2 * 21 + who + 2)
        let width = max(30, Terminal.width - indent.count)
        let head =
            "#".padded(to: 4) + "recorded (UTC)".padded(to: 21) + "given (UTC)".padded(to: 21)
            + "who".padded(to: who + 2)
        let lines = events.map { event in
            let times = [event.recordedAt, event.givenAt ?? ""].map { $0.toSeconds.padded(to: 21) }.joined()
            let begin = String(event.revision).padded(to: 4) + times + event.actor.cut(to: who).padded(to: who + 2)
            return begin + event.words.wrapped(to: width).joined(separator: "\n" + indent)
        }
        return "\(reference)  \(title)\n\n\(head)what\n" + lines.joined(separator: "\n")
    }
}

extension String {
    /// A time of a record without its parts of a second: `2026-11-23 16:22:01`.
    var toSeconds: String { prefix(10) + " " + dropFirst(11).prefix(8) }
}
