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

extension Relation {
    /// Of the one thing on the page of the other: `A-7 is done for it`.
    package func wordsOfPointer(in language: Language) -> String {
        switch self {
        case .about: language("is about it", "en parle")
        case .from: language("comes from it", "en vient")
        case .mergedInto: language("was merged into it", "s’y est jointe")
        case .restsOn: language("rests on it", "s’y appuie")
        case .standsOn: language("stands on it", "se fonde dessus")
        case .recurrenceOf: language("may be its recurrence", "en est peut-être une récidive")
        case .recommendedBy: language("follows its recommendation", "suit sa recommandation")
        case .taskedWith: language("is carried out by it", "en attend l’application")
        case .supersededBy: language("was superseded by it", "lui a cédé la place")
        case .for: language("is done for it", "y répond")
        }
    }
}
