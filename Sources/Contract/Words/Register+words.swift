package import Projections
package import Wording

extension Register {
    /// What stands in it.
    package var noun: Noun {
        switch self {
        case .missions: .mission
        case .reviews: .review
        case .observations: .observation
        case .lessons: .lesson
        case .actions: .action
        case .alerts: .alert
        }
    }
}

extension Register.Sort: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .created: language("when it was recorded", "date de consignation")
        case .changed: language("last change", "dernier changement")
        case .occurred: language("when it occurred", "date des faits")
        case .severity: language("severity", "gravité")
        case .due: language("due date", "échéance")
        case .escalation: language("escalation", "remontée")
        case .title: language("title", "titre")
        }
    }
}
