import UseCases

extension FieldValue {
    /// As it is typed.
    var typed: String {
        switch self {
        case .text(let text), .number(let text): text
        case .truth(let truth): truth ? "true" : "false"
        case .object(let fields): [fields["review"], fields["number"]].compactMap { $0?.typed }.joined(separator: "/")
        case .list, .null: ""
        }
    }

    var elements: [FieldValue] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    var fields: [String: FieldValue] {
        guard case .object(let fields) = self else { return [:] }
        return fields
    }
}
