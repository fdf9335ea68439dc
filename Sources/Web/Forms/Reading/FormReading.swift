import Contract
import Foundation
import UseCases

/// What a form was filled in with, as typed, by the shape of what it is for. Inputs are named by paths: `place.name`,
/// `evidence.0.text`. What is empty is left out, and the rows behind an empty one move up.
struct FormReading: Sendable {
    /// What is a form's own, and no field's.
    private static let own: Set = ["form-token", "command", "revision", "more"]

    private(set) var values: [String: FieldValue] = [:]
    /// Of how many rows each list was shown, by its path.
    private(set) var rows: [String: Int] = [:]
    private let inputs: [String: [String]]
    private var taken: Set<String> = []

    /// The names of those inputs that are no field's, and say something.
    var strangers: [String] { inputs.keys.filter { !taken.contains($0) }.sorted() }

    init(_ form: Form, as shape: Shape.Object) {
        let said = form.fields.map { ($0.name, $0.value.trimmingCharacters(in: .whitespacesAndNewlines)) }
            .filter { !Self.own.contains($0.0) }
        inputs = Dictionary(grouping: said.filter { !$0.1.isEmpty }, by: \.0).mapValues { $0.map(\.1) }
        let shown = Dictionary(grouping: said, by: \.0).mapValues(\.count)
        values = object(shape, at: "", shown)
    }

    private mutating func object(
        _ object: Shape.Object,
        at prefix: String,
        _ shown: [String: Int]
    ) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for field in object.fields {
            let path = prefix + field.name
            switch field.shape {
            case .object(let inner):
                let within = self.object(inner, at: path + ".", shown)
                // What can't be left out shows by itself what is missing in it.
                if !within.isEmpty || field.isRequired { values[field.name] = .object(within) }
            case .list(.object(let row)): values[field.name] = rows(of: row, at: path, shown)
            case .list(let element):
                rows[path] = shown[path]
                let texts = element.isChoice ? take(path) : take(path).flatMap(\.words)
                values[field.name] = texts.isEmpty ? nil : .list(texts.map { element.value(of: $0) })
            case let shape: values[field.name] = take(path).first.map { shape.value(of: $0) }
            }
        }
        return values
    }

    private mutating func rows(of row: Shape.Object, at path: String, _ shown: [String: Int]) -> FieldValue? {
        let numbers = shown.keys.compactMap { name -> Int? in
            guard name.hasPrefix(path + ".") else { return nil }
            return Int(name.dropFirst(path.count + 1).prefix { $0 != "." })
        }
        let places = Set(numbers).sorted()
        rows[path] = places.count
        let given = places.map { object(row, at: "\(path).\($0).", shown) }.filter { !$0.isEmpty }
        return given.isEmpty ? nil : .list(given.map { .object($0) })
    }

    private mutating func take(_ name: String) -> [String] {
        taken.insert(name)
        return inputs[name] ?? []
    }
}

extension Shape {
    fileprivate var isChoice: Bool {
        guard case .choice = self else { return false }
        return true
    }

    /// One that was typed. What can't be that stays a text, and reading says so.
    fileprivate func value(of text: String) -> FieldValue {
        switch self {
        case .truth: text == "true" || text == "false" ? .truth(text == "true") : .text(text)
        case .number(.fractional): Double(text).map { .number($0.description) } ?? .text(text)
        case .number: Int64(text).map { .number(String($0)) } ?? .text(text)
        case .recommendation: FieldValue(recommendation: text) ?? .text(text)
        case .text, .choice, .date, .instant, .uuid, .identifier, .person, .missionCode, .list, .map, .object,
            .anything:
            .text(text)
        }
    }
}

extension FieldValue {
    /// `R-3/4`; nil for anything else.
    fileprivate init?(recommendation text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        self = .object(["review": .text(String(parts[0])), "number": .number(String(number))])
    }
}

extension String {
    /// One a line, or with commas or semicolons between.
    fileprivate var words: [String] {
        split { $0.isNewline || ",;".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }
}
