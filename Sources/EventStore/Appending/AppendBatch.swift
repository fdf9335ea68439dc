import EventSourcing
import Foundation
import Postgres

/// Requests that go to the database in one call, and the reading of its answers.
struct AppendBatch: Sendable {
    let requests: [AppendRequest]
    private var streams: [StreamName] = []
    private var places: [StreamName: Int32] = [:]
    private var expectationRequests: [Int32] = []
    private var expectationStreams: [Int32] = []
    private var expectations: [Int64] = []
    private var eventStreams: [Int32] = []

    init(_ requests: [AppendRequest]) {
        self.requests = requests
        for (index, request) in requests.enumerated() {
            eventStreams += request.events.map { place(of: $0.stream) }
            for (stream, expected) in request.expecting where expected != .any {
                expectationRequests.append(Int32(index + 1))
                expectationStreams.append(place(of: stream))
                expectations.append(expected.code)
            }
        }
    }

    /// Counted from 1, as PostgreSQL counts.
    private mutating func place(of stream: StreamName) -> Int32 {
        if let place = places[stream] { return place }
        streams.append(stream)
        places[stream] = Int32(streams.count)
        return Int32(streams.count)
    }

    func statement(schema: String, sentAt: Timestamp) -> SQL {
        let commands = requests.map(\.command)
        let events = requests.flatMap(\.events)
        let salts = Salt.draw(events.count)
        return """
            SELECT * FROM \(identifier: schema).append(\(sentAt), \(streams.map(\.rawValue)),
            \(commands.map(\.id)), \(commands.map(\.digest.bytes)), \(commands.map(\.actor)),
            \(commands.map(\.authentication.rawValue)), \(commands.map(\.authenticationID)), \(commands.map(\.onBehalfOf)),
            \(commands.map { Timestamp($0.time) }), \(commands.map(\.correlationID)), \(commands.map(\.causationID)),
            \(requests.map(\.result)), \(requests.map { Int32($0.events.count) }),
            \(expectationRequests), \(expectationStreams), \(expectations),
            \(eventStreams), \(events.map(\.type)), \(events.map(\.dataVersion)), \(events.map(\.mission)), \(salts),
            \(events.map(\.data)))
            """
    }

    /// One answer a request, in their order.
    /// - Throws: `PostgresError` where the rows are not what `append` returns.
    func outcomes(from rows: Rows) throws(PostgresError) -> [Result<AppendResult, AppendError>] {
        var outcomes = [Result<AppendResult, AppendError>](
            repeating: .failure(.outcomeUnknown(.noAnswer)),
            count: requests.count
        )
        for row in rows {
            let index = Int(try row.decode(0, as: Int32.self)) - 1
            guard requests.indices.contains(index) else { throw .noAnswer }
            outcomes[index] = try outcome(of: requests[index], from: row)
        }
        return outcomes
    }

    private func outcome(
        of request: AppendRequest,
        from row: Row
    ) throws(PostgresError) -> Result<AppendResult, AppendError> {
        switch try row.decode(1, as: String.self) {
        case "appended": .success(try AppendResult(row, streams: request.events.map(\.stream), isRepeat: false))
        case "repeated": .success(try AppendResult(row, streams: nil, isRepeat: true))
        case "reused": .failure(.commandReused(request.command.id))
        case "conflict": .failure(try conflict(from: row))
        case "invalid": .failure(.invalid(try row.decode(12)))
        default: .failure(.outcomeUnknown(.noAnswer))
        }
    }

    private func conflict(from row: Row) throws(PostgresError) -> AppendError {
        let actual: Int64 = try row.decode(11)
        return .conflict(
            stream: StreamName(stored: try row.decode(9)),
            expected: ExpectedRevision(code: try row.decode(10)),
            actual: actual < 0 ? nil : actual
        )
    }
}

extension AppendResult {
    /// `streams` are those of each event; nil where the row itself says them.
    init(_ row: Row, streams: [StreamName]?, isRepeat: Bool) throws(PostgresError) {
        let first: Int64? = try row.decode(2)
        let last: Int64? = try row.decode(3)
        if let first, let last { positions = first...last } else { positions = nil }
        recordedAt = try row.instant(4)
        let revisions: [Int32] = try row.decode(6, as: [Int32]?.self) ?? []
        let numbers: [Int64] = try row.decode(7, as: [Int64]?.self) ?? []
        let stored: [String] = try row.decode(5, as: [String]?.self) ?? []
        let written = streams ?? stored.map(StreamName.init(stored:))
        result = try row.decode(8)
        self.isRepeat = isRepeat
        self.streams = StreamRevision.last(of: written, numbers: numbers, revisions: revisions)
    }
}

extension StreamRevision {
    fileprivate static func last(of streams: [StreamName], numbers: [Int64], revisions: [Int32]) -> [StreamRevision] {
        var places: [StreamName: Int] = [:]
        var left: [StreamRevision] = []
        for ((stream, number), revision) in zip(zip(streams, numbers), revisions) {
            let here = StreamRevision(stream: stream, number: number, revision: Revision(revision))
            if let place = places[stream] {
                left[place] = here
            } else {
                places[stream] = left.count
                left.append(here)
            }
        }
        return left
    }
}

extension PostgresError {
    /// The function answered in a way that this program doesn't know, and may have committed.
    fileprivate static let noAnswer = PostgresError(.decoding, "the answer of `append` is of another version")
}
