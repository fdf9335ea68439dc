import Contract
import UseCases

extension Shape.Object {
    /// Where the inputs of a form stand in what they are for: every single value, with the name of its input.
    func inputs(
        of values: [String: FieldValue],
        at prefix: String = ""
    ) -> [(name: String, shape: Shape, value: FieldValue)] {
        fields.flatMap { field -> [(name: String, shape: Shape, value: FieldValue)] in
            let name = prefix + field.name
            switch (field.shape, values[field.name]) {
            case (_, nil): return []
            case (.object(let inner), .object(let values)?): return inner.inputs(of: values, at: name + ".")
            case (.list(.object(let row)), .list(let rows)?):
                return rows.enumerated().flatMap { place, values in
                    guard case .object(let values) = values else { return [(String, Shape, FieldValue)]() }
                    return row.inputs(of: values, at: "\(name).\(place).")
                }
            case (.list(let element), .list(let elements)?): return elements.map { (name, element, $0) }
            case (let shape, let value?): return [(name, shape, value)]
            }
        }
    }

    /// The input or the group of inputs that a path within the values leads to; nil where no field does.
    func input(for path: String) -> String? {
        var (object, name) = (self, "")
        var parts = path.split(separator: ".")[...]
        while let part = parts.popFirst() {
            guard let field = object[String(part)] else { return name.isEmpty ? nil : name }
            name += (name.isEmpty ? "" : ".") + field.name
            switch field.shape {
            case .object(let inner): object = inner
            case .list(.object(let row)):
                guard let place = parts.popFirst().flatMap({ Int($0) }) else { return name }
                name += ".\(place)"
                guard !parts.isEmpty else { return field.name }
                object = row
            default: return name
            }
        }
        return name
    }

    /// Whether a field of it, or of what is in it, is so.
    func has(_ isSo: (Shape) -> Bool) -> Bool { fields.contains { $0.shape.has(isSo) } }
}

extension Shape {
    fileprivate func has(_ isSo: (Shape) -> Bool) -> Bool {
        switch self {
        case .object(let object): object.has(isSo)
        case .list(let element): element.has(isSo)
        default: isSo(self)
        }
    }
}
