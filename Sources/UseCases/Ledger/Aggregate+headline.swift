import EventSourcing
import Lessons

extension Aggregate {
    /// As these events leave it; nil where nobody can tell any more.
    ///
    /// - Throws: `EventCodecError`.
    static func headline(of recorded: [RecordedEvent]) throws -> Headline? {
        headline(of: fold(try recorded.compactMap { try Event($0) }))
    }
}
