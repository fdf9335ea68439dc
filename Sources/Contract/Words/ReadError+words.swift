package import EventStore
package import Wording

extension ReadError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .gap(let expected, let found):
            "le journal n’a pas d’événement à la position \(expected) : le suivant est à la position \(found)"
        case .beyondHead(let position, let head):
            "le journal s’arrête à la position \(head), avant la position \(position)"
        case .limit(let limit): "un événement au moins est lu à la fois, et non \(limit)"
        }
    }
}
