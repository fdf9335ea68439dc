package import Lessons

extension Relation: Worded {
    /// Between the one thing and the other: `L-12 rests on O-42`.
    package func words(in language: Language) -> String {
        switch self {
        case .about: language("about", "concerne")
        case .from: language("from", "tirée de")
        case .mergedInto: language("merged into", "fusionnée avec")
        case .restsOn: language("rests on", "repose sur")
        case .standsOn: language("stands on", "s’appuie sur")
        case .recurrenceOf: language("may be a recurrence of", "récidive possible de")
        case .recommendedBy: language("recommended by", "d’après")
        case .taskedWith: language("tasked with", "confié à")
        case .supersededBy: language("superseded by", "remplacé par")
        case .for: language("for", "pour")
        }
    }
}
