/// What is said where there is nothing to show.
package enum Absence: Sendable, CaseIterable {
    case things
    case actions
    case openActions
    case factors
    case happenings
    /// The record is gone.
    case redacted
}

extension Absence: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .things: language("none", "rien")
        case .actions: language("no reform action", "aucune mesure")
        case .openActions: language("none is open", "aucune n’est en suspens")
        case .factors: language("no observation names a factor", "aucune observation ne nomme de facteur")
        case .happenings: language("nothing is recorded of it", "rien n’en est consigné")
        case .redacted: language("redacted", "caviardé")
        }
    }
}
