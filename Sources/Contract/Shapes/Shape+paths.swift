import UseCases

extension Shape.Object {
    /// The dotted path to the outermost field that is called so, of a list's rows in the first; nil where there is none.
    package func path(to name: String) -> String? {
        if self[name] != nil { return name }
        for field in fields {
            switch field.shape {
            case .object(let inner):
                if let within = inner.path(to: name) { return "\(field.name).\(within)" }
            case .list(.object(let row)):
                if let within = row.path(to: name) { return "\(field.name).0.\(within)" }
            default: continue
            }
        }
        return nil
    }
}

extension [String: FieldValue] {
    /// The list whose first row a dotted path leads into, where there are more: which of them it is about, nobody says.
    package func list(around path: String) -> String? {
        let name = String(path.prefix { $0 != "." })
        guard path.hasPrefix("\(name).0."), case .list(let rows)? = self[name], rows.count > 1 else { return nil }
        return name
    }
}
