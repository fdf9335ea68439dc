/// A value that was given to Debrief, whatever the form: CSV and the query of a URI have texts alone, and a reader takes a
/// text for what is wanted there.
package enum FieldValue: Sendable, Equatable {
    case text(String)
    case truth(Bool)
    /// As JSON writes it.
    case number(String)
    case null
    case list([FieldValue])
    case object([String: FieldValue])

    /// nil for a list, an object or nothing.
    var text: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .truth(let truth): truth ? "true" : "false"
        case .list, .object, .null: nil
        }
    }
}

extension FieldValue {
    /// The texts of a list, or the one that it is; what is anything else is left out.
    package var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values.flatMap { if case .text(let text) = $0 { [text] } else { [String]() } }
        case .truth, .number, .null, .object: []
        }
    }
}

extension [String: FieldValue] {
    /// Puts a value at a dotted path: `place.name`. What stands in the way of the path is replaced.
    mutating func put(_ value: FieldValue, at path: some StringProtocol) {
        guard let dot = path.firstIndex(of: ".") else {
            self[String(path)] = value
            return
        }
        let head = String(path[..<dot])
        var inner: [String: FieldValue] = if case .object(let fields) = self[head] { fields } else { [:] }
        inner.put(value, at: path[path.index(after: dot)...])
        self[head] = .object(inner)
    }
}
