import EventSourcing
import Postgres

/// A call of the schema's `append` as anybody may write it who may execute it: requests of one event each to one
/// stream, every argument to be made otherwise.
struct AppendCall {
    enum Argument: String, CaseIterable {
        case sentAt = "sent_at"
        case streams
        case commandIDs = "command_ids"
        case digests
        case actors
        case authtypes
        case authids
        case onbehalfofs
        case times
        case correlationIDs = "correlation_ids"
        case causationIDs = "causation_ids"
        case results
        case eventCounts = "event_counts"
        case expectationRequests = "expectation_requests"
        case expectationStreams = "expectation_streams"
        case expectations
        case eventStreams = "event_streams"
        case types
        case dataversions
        case missions
        case salts
        case data
    }

    /// What `append` says of one request.
    struct Outcome: Equatable {
        var request: Int32
        var outcome: String
        var positions: ClosedRange<Position>?
        var actual: Int64?
        var detail: String?
    }

    let statement: SQL

    init(requests: Int32 = 1, _ changed: [Argument: SQL] = [:]) {
        var list: SQL = ""
        for argument in Argument.allCases {
            let separator = argument == .sentAt ? "" : ", "
            let value = changed[argument] ?? Self.standard(argument, requests)
            list = "\(sql: list)\(unsafe: separator)\(unsafe: argument.rawValue) => \(sql: value)"
        }
        statement = """
            SELECT request, outcome, first_position, last_position, actual, detail
            FROM debrief.append(\(sql: list)) ORDER BY request
            """
    }

    static func outcomes(_ rows: Rows) throws -> [Outcome] {
        try rows.map { row in
            let first: Position? = try row.decode(2)
            let last: Position? = try row.decode(3)
            return Outcome(
                request: try row.decode(0),
                outcome: try row.decode(1),
                positions: first.flatMap { first in last.map { first...$0 } },
                actual: try row.decode(4),
                detail: try row.decode(5)
            )
        }
    }

    /// Runs the call in a session.
    func run(in session: borrowing Session) throws -> [Outcome] {
        try Self.outcomes(try session.query(statement))
    }

    private static func standard(_ argument: Argument, _ count: Int32) -> SQL {
        func filled(_ value: SQL) -> SQL { "array_fill(\(sql: value), ARRAY[\(count)])" }
        return switch argument {
        case .sentAt: "clock_timestamp()"
        case .streams: "ARRAY['test/1']"
        case .commandIDs, .correlationIDs: "ARRAY(SELECT gen_random_uuid() FROM generate_series(1, \(count)))"
        case .digests: filled("sha256('')")
        case .actors: filled("'6b1a2c3d-0000-4000-8000-000000000001'::uuid")
        case .authtypes: filled("'local'::text")
        case .onbehalfofs: filled("NULL::uuid")
        case .authids, .causationIDs, .results, .missions: filled("NULL::text")
        case .times: filled("clock_timestamp()")
        case .expectationRequests, .expectationStreams, .expectations: "'{}'"
        case .eventCounts, .eventStreams, .dataversions: filled("1")
        case .types: filled("'test.happened'::text")
        case .salts: filled(#"'\x00112233445566778899aabbccddeeff'::bytea"#)
        case .data: filled("'{}'::text")
        }
    }
}

extension AppendCall.Outcome {
    static func appended(_ request: Int32 = 1, at position: Position) -> Self {
        Self(request: request, outcome: "appended", positions: position...position)
    }

    static func invalid(_ detail: String, request: Int32 = 1) -> Self {
        Self(request: request, outcome: "invalid", detail: detail)
    }
}
