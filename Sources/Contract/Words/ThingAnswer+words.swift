package import EventSourcing
import Lessons
package import Wording

extension ThingAnswer {
    /// What is so of it at the time that it is of: `now` where it is how it stands now.
    package func facts(in language: Language, now: Instant) -> [Fact] {
        state.facts(in: language, Names(names), at: asOf?.time ?? now)
    }

    /// What it is called; nil where nothing tells any more.
    package func title(in language: Language) -> String? {
        headline.map { language.title($0.title, of: Subject.register.noun) }
    }

    /// What has to be known before anybody relies on it, in the order in which it is said.
    package func marks(now: Instant) -> [Mark] {
        var marks = (headline?.marks ?? []).union(state.marks(at: asOf?.time ?? now))
        if secondPersonUnauthenticated { marks.insert(.secondPersonUnauthenticated) }
        if redacted { marks.insert(.redacted) }
        return marks.inOrder
    }
}
