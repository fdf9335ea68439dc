import Contract
import EventSourcing
import HTTPTypes
import Lessons
import Projections
import UseCases

extension Operation {
    /// Of a question.
    static func question<Asked: Question>(_ type: Asked.Type, _ reader: SchemaReader) -> Operation {
        let path = "/v1/\(Asked.path)"
        let named = Asked.path.namesInBraces
        let fields = reader.fields(of: type).filter { !named.contains($0.name) }
        let parameters = fields.map { field in
            Parameter(
                name: field.name.kebabCased,
                place: .query,
                description: field.name == "after" ? "Behind here: what the page before says." : "See the register.",
                schema: bounds(of: field.name, in: Asked.path).map { field.schema.merging($0) { $1 } } ?? field.schema,
                isRequired: field.isRequired
            )
        }
        return Operation(
            summary: summary(.get, path),
            tag: tag(path),
            parameters: inPath(named) + parameters + points(of: type),
            answer: reader.schema(of: Asked.Answer.self, for: .output)
        )
    }

    /// Of a command about a thing.
    static func command(_ route: CommandRoute, _ reader: SchemaReader) -> Operation {
        let path = "/v1/\(route.path)"
        let isDry = Parameter(
            name: "dry-run",
            place: .query,
            description: "Says what would be recorded, and records nothing.",
            schema: ["type": "boolean", "default": false]
        )
        let begins = route.subject == nil
        let body = begins ? reader.schema(.object(route.shape), for: .input) : reader.object(route.shape, for: .input)
        let answer = reader.schema(of: CommandAnswer.self, for: .output)
        let rehearsal = reader.schema(of: RehearsalAnswer.self, for: .output)
        return Operation(
            summary: summary(.post, path),
            tag: tag(path),
            parameters: inPath(path.namesInBraces) + [isDry] + given,
            body: body,
            bodyExample: BodyExamples.of[route.verb.name],
            status: begins ? .created : .ok,
            answer: begins ? answer : ["anyOf": [answer, rehearsal]],
            otherAnswer: begins ? rehearsal : nil,
            begins: begins ? tag(path) : nil
        )
    }

    /// Of an instruction.
    static func instruction<Told: Instruction>(_ type: Told.Type, _ reader: SchemaReader) -> Operation {
        let path = "/v1/\(Told.path)"
        let named = Told.path.namesInBraces
        return Operation(
            summary: summary(.post, path),
            tag: tag(path),
            parameters: inPath(named) + given(Told.self),
            body: reader.object(Told.shape, for: .input),
            answer: reader.schema(of: Told.Answer.self, for: .output)
        )
    }

    static func summary(_ method: HTTPRequest.Method, _ path: String) -> String {
        Summaries.of["\(method.rawValue) \(path)"] ?? ""
    }

    private static func tag(_ path: String) -> String {
        path.split(separator: "/").dropFirst().first.map(String.init) ?? "service"
    }

    private static func inPath(_ names: [String]) -> [Parameter] {
        names.map { name in
            let (description, schema) = inPath(name)
            return Parameter(name: name, place: .path, description: description, schema: schema, isRequired: true)
        }
    }

    private static func inPath(_ name: String) -> (description: String, schema: Schema) {
        switch name {
        case "reference": ("What people call it: O-42, its id or the beginning of it.", ["type": "string"])
        case "position": ("The event's position.", ["type": "integer", "minimum": 1, "format": "int64"])
        default: ("Its name or id.", ["type": "string"])
        }
    }

    private static func bounds(of name: String, in path: String) -> Schema? {
        switch name {
        case "limit": ["minimum": 1, "maximum": path == SearchQuestion.path ? 100 : 1_000]
        case "silent", "stalled": ["minimum": 0, "maximum": 36_500]
        default: nil
        }
    }

    private static func points<Asked: Question>(of type: Asked.Type) -> [Parameter] {
        func parameter(_ name: String, _ description: String, _ schema: Schema = ["type": "string"]) -> Parameter {
            Parameter(name: name, place: .query, description: description, schema: schema)
        }
        let known = parameter("known-by", "Only what was known by then, as the sources claim it was: 2016-07-08.")
        let past = [
            parameter("as-of", "As it was recorded then: a day or month (its end), an instant, or a position."),
            parameter("zone", "Where the day of as-of ends, as a distance from UTC: +02:00."),
        ]
        let minimum = parameter(
            "min-position",
            "Wait, at most 2 s, until the answer is of this position at least.",
            ["type": "integer", "minimum": 0, "format": "int64"]
        )
        return (Asked.isAnsweredAsOf ? past : []) + [minimum] + (Asked.isNarrowedByKnownBy ? [known] : [])
    }

    /// What a command is given with.
    private static let given = [
        key(
            "The command's id: sent again with it, the command is done once, and gets its first answer, with "
                + "Idempotency-Replayed: true."
        ),
        Parameter(
            name: "If-Match",
            place: .header,
            description: "Refuse where the thing isn't at this Debrief-Revision any more.",
            schema: ["type": "string", "pattern": #"^("[0-9]{1,18}"|\*)$"#]
        ),
    ]

    /// What an instruction is given with.
    private static func given<Told: Instruction>(_ type: Told.Type) -> [Parameter] {
        switch Told.repetition {
        case .answered: Told.Answer.self == AccessChangeAnswer.self ? given : [given[0]]
        case .refused: [key("The id of what is made: sent again with it, that is made once, and 409 says so.")]
        case .harmless: []
        }
    }

    private static func key(_ description: String) -> Parameter {
        Parameter(
            name: "Idempotency-Key",
            place: .header,
            description: description,
            schema: ["type": "string", "format": "uuid"]
        )
    }
}
