import Contract
import Lessons

/// People by their names: forms show and take those where ids are wanted.
struct PeopleNames: Sendable {
    enum Found: Equatable {
        case one(id: String)
        case several
        case nobody
    }

    private let names: [String: String]
    private let ids: [String: [String]]

    init(_ people: [PersonAnswer]) {
        names = Dictionary(people.compactMap { person in person.name.map { (person.id, $0) } }) { first, _ in first }
        ids = Dictionary(grouping: names.keys) { [names] id in names[id]?.lowercased() ?? "" }
    }

    func find(_ text: String) -> Found {
        if let id = PersonID(text) { return .one(id: id.description) }
        let found = ids[text.lowercased()] ?? []
        return found.count == 1 ? .one(id: found[0]) : found.isEmpty ? .nobody : .several
    }

    /// The name, where nobody else has it.
    func name(of id: String) -> String? {
        names[id].flatMap { find($0) == .one(id: id) ? $0 : nil }
    }

    /// What may be typed: names, and the ids of those who share one.
    var suggestions: [(value: String, text: String)] {
        names.map { id, name in (self.name(of: id) ?? id, name) }.sorted { ($0.text, $0.value) < ($1.text, $1.value) }
    }
}
