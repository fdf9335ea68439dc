import Contract

/// A JSON schema (2020-12), or a part of one.
typealias Schema = [String: any Sendable]

/// Writes the shape of what is sent and answered as a schema. It is read from the very code that decodes it, so the document
/// can't say anything else than the server does.
final class SchemaReader {
    /// What a schema is of.
    enum Use {
        /// A body: a list may be left out, and what is optional may be null.
        case input
        /// Parameters: the same, but that there is no null.
        case query
        case output
    }

    /// By the names under which the document has them.
    private(set) var components: [String: Schema] = [:]
    /// Types whose decoding stopped before its end: their schemas lack what comes behind.
    private(set) var unread: [String] = []

    /// The schema of a type, by reference where it is an object.
    func schema<Value: Decodable>(of type: Value.Type, for use: Use) -> Schema {
        schema(Shape(of: type), for: use)
    }

    func schema(_ shape: Shape, for use: Use) -> Schema {
        switch shape {
        case .text, .date, .missionCode, .identifier: ["type": "string"]
        case .truth: ["type": "boolean"]
        case .number(.fractional): ["type": "number"]
        case .number(.whole64): ["type": "integer", "format": "int64"]
        case .number(.whole32): ["type": "integer", "format": "int32"]
        case .uuid, .person: ["type": "string", "format": "uuid"]
        case .instant: ["type": "string", "format": "date-time"]
        case .choice(let options): ["type": "string", "enum": options.map(\.value)]
        case .list(let element): ["type": "array", "items": schema(element, for: use)]
        case .map(let value): ["type": "object", "additionalProperties": schema(value, for: use)]
        case .object(let object) where object.isOpen: self.object(object, for: use)
        case .object(let object), .recommendation(let object): reference(to: object, for: use)
        case .anything: [:]
        }
    }

    /// The fields of a type, which are the parameters of a query.
    func fields<Value: Decodable>(of type: Value.Type) -> [(name: String, schema: Schema, isRequired: Bool)] {
        guard case .object(let object) = Shape(of: type) else { return [] }
        return fields(of: object, for: .query)
    }

    /// The schema of an object as it stands within another, not by reference.
    func object(_ object: Shape.Object, for use: Use) -> Schema {
        if !object.isWhole { unread.append(object.type) }
        let fields = fields(of: object, for: use)
        let required = fields.filter(\.isRequired).map(\.name)
        var schema: Schema = [
            "type": "object", "additionalProperties": object.isOpen,
            "properties": Dictionary(fields.map { ($0.name, $0.schema) }) { first, _ in first },
        ]
        if !required.isEmpty { schema["required"] = required }
        return schema
    }

    private func fields(
        of object: Shape.Object,
        for use: Use
    ) -> [(name: String, schema: Schema, isRequired: Bool)] {
        object.fields.map { field in
            let schema = schema(field.shape, for: use)
            let mayBeLeftOut = use != .output && field.shape.isList
            let mayBeNull = use == .input && !field.isRequired
            return (field.name, mayBeNull ? schema.orNull : schema, field.isRequired && !mayBeLeftOut)
        }
    }

    private func reference(to object: Shape.Object, for use: Use) -> Schema {
        let name = Self.name(of: object, use)
        if components[name] == nil { components[name] = self.object(object, for: use) }
        return ["$ref": "#/components/schemas/\(name)"]
    }

    /// `Contract.ThingAnswer<Lessons.Lesson>` is `ThingAnswer.Lesson`.
    private static func name(of object: Shape.Object, _ use: Use) -> String {
        let words = object.type.split { "<>, ".contains($0) }.map { word in
            word.split(separator: ".").dropFirst().joined(separator: ".")
        }
        return (use == .input ? "Input." : "") + words.joined(separator: ".")
    }
}

extension Schema {
    fileprivate var orNull: Schema {
        guard let type = self["type"] as? String else { return ["anyOf": [self, ["type": "null"] as Schema]] }
        var schema = self
        schema["type"] = [type, "null"]
        if let words = self["enum"] as? [String] { schema["enum"] = words.map { $0 as (any Sendable)? } + [nil] }
        return schema
    }
}
