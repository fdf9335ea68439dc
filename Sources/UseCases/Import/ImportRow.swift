import Lessons

/// A row of a file, its fields by the names that events have them under.
struct ImportRow: Sendable {
    /// What sort of thing it is.
    let aggregate: String
    /// The thing's content, as its `imported` event has it.
    let content: [String: FieldValue]
    private let source: String
    private let externalID: String

    /// The names under which other things are named, by what they name.
    private static let references = ["review", "mergedInto", "observations", "lessons", "actions", "recommendations"]

    /// - Throws: `RowFault.missing` for what nothing can be imported without.
    init(_ fields: [String: FieldValue], defaults: ImportDefaults) throws(RowFault) {
        var content = fields
        aggregate = try Self.take("aggregate", from: &content, or: defaults.aggregate)
        source = try Self.take("source", from: &content, or: defaults.source)
        externalID = try Self.take(
            "externalId",
            from: &content,
            or: aggregate == "mission" ? fields["code"]?.text : nil
        )
        var claim: [String: FieldValue] = ["source": .text(source), "externalId": .text(externalID)]
        if let claimedBy = content.removeValue(forKey: "claimedBy") ?? defaults.claimedBy.map(FieldValue.text) {
            claim["claimedBy"] = claimedBy
        }
        // A review's link is its own: where the document can be read.
        if aggregate != "review", let link = content.removeValue(forKey: "link") { claim["link"] = link }
        content["claim"] = .object(claim)
        for (name, value) in Self.standing(of: aggregate) where content[name] == nil { content[name] = value }
        for name in Self.references {
            guard let value = content[name] else { continue }
            content[name] = try Self.resolved(value, named: name, in: aggregate, source: source)
        }
        self.content = content
    }

    func id<Subject>(of subject: Subject.Type) -> Identifier<Subject> {
        Identifier(source: source, externalID: externalID)
    }

    private static func take(
        _ name: String,
        from content: inout [String: FieldValue],
        or standing: String?
    ) throws(RowFault) -> String {
        guard let text = content.removeValue(forKey: name)?.text ?? standing, !text.isEmpty else {
            throw .missing(name)
        }
        return text
    }

    /// What is so where a row doesn't say it.
    private static func standing(of aggregate: String) -> [String: FieldValue] {
        switch aggregate {
        case "observation":
            [
                "phase": .text("submitted"), "language": .text("en"), "sensitivity": .text("unclassified"),
                "attribution": .object(["mode": .text("sealed")]),
            ]
        case "lesson":
            ["phase": .text("proposed"), "language": .text("en"), "sensitivity": .text("unclassified")]
        case "action":
            ["phase": .text("under_consideration"), "language": .text("en"), "sensitivity": .text("unclassified")]
        case "alert": ["phase": .text("raised"), "sensitivity": .text("unclassified")]
        case "review": ["language": .text("en"), "sensitivity": .text("unclassified")]
        default: ["sensitivity": .text("unclassified")]
        }
    }

    /// The same with the ids that things have here for those that their source gives them.
    private static func resolved(
        _ value: FieldValue,
        named name: String,
        in aggregate: String,
        source: String
    ) throws(RowFault) -> FieldValue {
        switch (name, value) {
        case ("recommendations", _) where aggregate == "review": return value
        case ("recommendations", .list(let values)):
            var resolved: [FieldValue] = []
            for value in values {
                guard case .object(var fields) = value, let review = fields["review"] else {
                    throw .unreadable(name, expected: "a review and a number")
                }
                fields["review"] = try id(review, named: name, source: source)
                resolved.append(.object(fields))
            }
            return .list(resolved)
        case ("review", _), ("mergedInto", _): return try id(value, named: name, source: source)
        default:
            let values: [FieldValue] =
                if case .list(let values) = value { values } else {
                    value.text?.split(separator: ";").map { .text($0.trimmed) } ?? []
                }
            var resolved: [FieldValue] = []
            for value in values { resolved.append(try id(value, named: name, source: source)) }
            return .list(resolved)
        }
    }

    /// Of an id within the row's own source, or of `{"source": …, "externalId": …}`.
    private static func id(_ value: FieldValue, named name: String, source: String) throws(RowFault) -> FieldValue {
        var source = source
        var value = value
        if case .object(let fields) = value, let named = fields["source"]?.text, let id = fields["externalId"] {
            (source, value) = (named, id)
        }
        guard let text = value.text, !text.isEmpty else { throw .unreadable(name, expected: "an id") }
        return .text(Identifier<Person>(source: source, externalID: text).description)
    }
}

/// What holds for every row that doesn't say otherwise.
package struct ImportDefaults: Sendable {
    package var aggregate: String?
    package var source: String?
    package var claimedBy: String?

    package init(aggregate: String? = nil, source: String? = nil, claimedBy: String? = nil) {
        (self.aggregate, self.source, self.claimedBy) = (aggregate, source, claimedBy)
    }
}
