import Contract
import Lessons
import Projections
import Wording

/// The names that registers have for things, in words. What a newer server knows is left as it is.
extension Language {
    /// A facet or a column by its name: `host_country`.
    func words(ofColumn name: String) -> String { FactLabel(rawValue: name)?.words(in: self) ?? name }

    func words(of value: String, in column: String, of register: Register) -> String {
        FacetName(rawValue: column)?.words(of: value, of: register.noun, in: self) ?? value
    }

    /// What narrows a list: `severity: high`, `overdue`.
    func words(ofFilter name: String, _ value: String, of register: Register) -> String {
        if value == "true", let label = FactLabel(rawValue: name) { return label.words(in: self) }
        if name == "mine" { return RegisterWord.mine.words(in: self) }
        if name == "standing" { return RegisterWord.standing.words(in: self) }
        let column = ["mission": "missions", "factor": "factors", "consequence": "consequences"][name] ?? name
        return "\(words(ofColumn: column))\(self(": ", " : "))\(words(of: value, in: column, of: register))"
    }
}

extension EventType {
    static func words(of type: String, in language: Language) -> String {
        EventType(rawValue: type)?.words(in: language) ?? type
    }
}
