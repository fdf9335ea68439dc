import Contract
import EventSourcing
import HTTPTypes
import Hummingbird
import Lessons
import NIOCore
import UseCases
import Wording

extension Endpoint {
    /// Where files of rows are brought in, one at a time, as large as `RequestLimits.importBytes`.
    static func imports(_ service: Service, _ reader: SchemaReader) -> Endpoint {
        let operation = Operation(
            summary: Operation.summary(.post, RequestLimits.importPath),
            tag: "imports",
            parameters: ImportAsked.parameters,
            files: ImportAsked.examples,
            answer: reader.schema(of: ImportAnswer.self, for: .output)
        )
        return Endpoint(method: .post, path: RequestLimits.importPath, operation: operation) { request, context in
            let principal = try await service.principal(of: request, context, needs: .write)
            let desk = service.desk(for: principal, in: request.language)
            let rows = try RowsImport(at: desk, in: try CommandContext(of: request, by: principal))
            let asked = try ImportAsked(request)
            let answer = try await service.importSlots.take {
                try await request.spooled(as: asked.suffix, context.progress) { path in
                    try await withTaskExecutorPreference(ImportExecutor()) {
                        try await asked.bring(path, with: rows, context.progress)
                    }
                }
            }
            let isRefused = answer.bad > 0 && !asked.skipsBad
            guard !isRefused else { throw Problem(refusing: answer) }
            return try await service.response(to: answer, of: principal, request)
        }
    }
}

/// How the rows of a body are to be brought in: as the command line has it.
private struct ImportAsked: Sendable {
    static let examples = [
        "application/jsonl":
            #"{"aggregate":"mission","source":"Archive","code":"UNAMIR","name":"Rwanda","type":"peacekeeping"}"#,
        "text/csv": "aggregate,source,code,name,type\nmission,Archive,UNAMIR,Rwanda,peacekeeping\n",
    ]

    let suffix: String
    let skipsBad: Bool
    private let isRehearsal: Bool
    private let mapping: ColumnMapping
    private let defaults: ImportDefaults

    /// - Throws: `Problem` 415, 422.
    init(_ request: Request) throws {
        guard let type = request.mediaType, let suffix = ["application/jsonl": "jsonl", "text/csv": "csv"][type] else {
            throw Problem.mediaType(Self.examples.keys.sorted())
        }
        self.suffix = suffix
        var query = try QueryFields(request.uri.query)
        let aggregate = try query.take("as")
        if let aggregate, Aggregates.named(aggregate) == nil {
            throw Problem.parameter("as", .oneOf(Aggregates.all.map { $0.category }))
        }
        defaults = ImportDefaults(
            aggregate: aggregate,
            source: try query.take("source"),
            claimedBy: try query.take("claimedBy")
        )
        mapping = try query.take("mapping").map(Self.mapping) ?? .plain
        (skipsBad, isRehearsal) = (try query.takeTruth("skipBad"), try query.takeTruth("dryRun"))
        try query.refuseOthers()
    }

    private static func mapping(named name: String) throws -> ColumnMapping {
        guard let mapping = try ColumnMapping(named: name) else {
            throw Problem.parameter("mapping", .oneOf(ColumnMapping.names))
        }
        return mapping
    }

    @concurrent func bring(
        _ path: String,
        with rows: RowsImport,
        _ progress: RequestProgress
    ) async throws -> ImportAnswer {
        try await rows.bring(
            [ImportFile(path: path, mapping: mapping, defaults: defaults)],
            skippingBad: skipsBad,
            isRehearsal: isRehearsal,
            checking: { _ in progress.made() },
            writing: { _ in progress.made() }
        )
    }

    static let parameters: [Operation.Parameter] = {
        func parameter(_ name: String, _ description: String, _ schema: Schema) -> Operation.Parameter {
            Operation.Parameter(name: name, place: .query, description: description, schema: schema)
        }
        let (text, truth): (Schema, Schema) = (["type": "string"], ["type": "boolean", "default": false])
        return [
            parameter(
                "as",
                "What rows are that don't say.",
                ["type": "string", "enum": Aggregates.all.map { $0.category }]
            ),
            parameter("source", "Where rows come from that don't say.", text),
            parameter("claimed-by", "Who claims what rows say, where they don't say: an office or a role.", text),
            parameter(
                "mapping",
                "How CSV columns become fields.",
                ["type": "string", "enum": ColumnMapping.names]
            ),
            parameter("skip-bad", "Writes the good rows, although there are bad ones.", truth),
            parameter("dry-run", "Checks the rows, and writes nothing.", truth),
        ]
    }()
}

extension Problem {
    fileprivate init(refusing answer: ImportAnswer) {
        self.init(
            "bad-rows",
            .unprocessableContent,
            "\(answer.bad) rows can't be imported, and nothing was written: mend them, or leave them out with skip-bad."
        )
        checked = answer
    }
}
