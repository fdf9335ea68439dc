import Lessons
import UseCases

/// What came of a command that was given.
struct CommandAnswer: Answer {
    let reference: String
    let id: String
    let phase: String
    let title: String
    let revision: Int64
    /// Whether something was recorded now.
    let changed: Bool
    /// The position of its last event, as text: it may be larger than a number of JSON; nil where it recorded nothing.
    let position: String?

    init(_ outcome: Outcome, thing: Thing) {
        reference = thing.reference.text
        id = thing.stream.id
        phase = thing.phase
        title = thing.headline.title
        revision = thing.revision
        changed = outcome.positions != nil && !outcome.isRepeat
        position = outcome.positions.map { String($0.upperBound) }
    }

    var text: String {
        let standing = "\(reference)  \(phase)  \(title)"
        return changed ? standing : "\(standing)  (nothing new was recorded)"
    }
}
