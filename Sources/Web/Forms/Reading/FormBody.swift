import Contract
import EventSourcing
import Lessons
import UseCases
import Wording

/// What was typed as the command takes it: people by their ids, the end of a day as an instant.
struct FormBody {
    var values: [String: FieldValue] = [:]
    /// What can't be told, by the inputs' names.
    private(set) var faults: [String: FormWord] = [:]
    private let people: PeopleNames

    init(_ typed: [String: FieldValue], as shape: Shape.Object, _ people: PeopleNames) {
        self.people = people
        values = object(typed, as: shape, at: "")
    }

    private mutating func object(
        _ typed: [String: FieldValue],
        as object: Shape.Object,
        at prefix: String
    ) -> [String: FieldValue] {
        var values = typed
        for field in object.fields {
            values[field.name] = typed[field.name].map { value($0, as: field.shape, at: prefix + field.name) }
        }
        return values
    }

    private mutating func value(_ typed: FieldValue, as shape: Shape, at name: String) -> FieldValue {
        switch (shape, typed) {
        case (.object(let inner), .object(let values)): return .object(object(values, as: inner, at: name + "."))
        case (.list(.object(let row)), .list(let rows)):
            return .list(rows.enumerated().map { value($1, as: .object(row), at: "\(name).\($0)") })
        case (.person, .text(let text)): return .text(person(text, at: name))
        case (.instant, .text(let text)):
            return .text(Instant(text) == nil ? WorldDate(text)?.latest.description ?? text : text)
        default: return typed
        }
    }

    private mutating func person(_ text: String, at name: String) -> String {
        switch people.find(text) {
        case .one(let id): return id
        case .several: faults[name] = .severalPeople
        case .nobody: faults[name] = .nobody
        }
        return text
    }
}
