/// A value of a row to be imported, whatever the file's format: CSV has texts alone, and a reader takes a text for what
/// is wanted there.
package enum FieldValue: Sendable, Equatable {
    case text(String)
    case truth(Bool)
    case list([FieldValue])
    case object([String: FieldValue])

    /// nil for a list or an object.
    var text: String? {
        switch self {
        case .text(let text): text
        case .truth(let truth): truth ? "true" : "false"
        case .list, .object: nil
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
