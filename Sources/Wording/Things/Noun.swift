import Lessons

/// What a thing is called, by the category of its streams.
package enum Noun: String, Sendable, CaseIterable {
    case mission
    case review
    case observation
    case lesson
    case action
    case alert

    /// With the indefinite article.
    package func withArticle(in language: Language) -> String {
        switch self {
        case .mission: language("a mission", "une mission")
        case .review: language("a review", "un examen")
        case .observation: language("an observation", "une observation")
        case .lesson: language("a lesson", "un enseignement")
        case .action: language("a reform action", "une mesure")
        case .alert: language("an alert", "une alerte")
        }
    }
}

extension Noun: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .mission: language("mission", "mission")
        case .review: language("review", "examen")
        case .observation: language("observation", "observation")
        case .lesson: language("lesson", "enseignement")
        case .action: language("reform action", "mesure")
        case .alert: language("alert", "alerte")
        }
    }
}
