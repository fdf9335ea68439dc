import EventSourcing
import Foundation
import Postgres

/// Requests gathered for `append_staged`, as the COPY sends them.
struct StagedChunk: Sendable {
    static let maximumEvents = 10_000
    /// So that a few chunks at a time stay within some tens of megabytes.
    static let maximumBytes = 8 << 20

    static let columns: SQL = """
        n, index, count, command_id, digest, actor, authtype, authid, onbehalfof, "time", correlation_id, causation_id,
        result, stream, expected, type, dataversion, mission, salt, data
        """

    private(set) var rows = BinaryRows(columns: 20)
    private(set) var events = 0
    /// A command that comes twice is passed over the second time: it stands in another chunk.
    private var commands: Set<UUID> = []
    var requests: Int { commands.count }

    func hasRoom(for request: AppendRequest) -> Bool {
        events == 0
            || !commands.contains(request.command.id)
                && events + request.events.count <= Self.maximumEvents
                && rows.bytes.count + request.byteCount <= Self.maximumBytes
    }

    /// - Throws: `AppendError.invalid` for a request that can only be appended by itself; `.tooLarge`.
    mutating func add(_ request: AppendRequest) throws(AppendError) {
        try request.check()
        let written = Set(request.events.map(\.stream))
        guard !request.events.isEmpty, request.expecting.keys.allSatisfy(written.contains) else {
            throw .invalid("in bulk, a request has events, and expects something only of streams that it writes")
        }
        commands.insert(request.command.id)
        do throws(PostgresError) {
            var expecting = request.expecting
            for (index, event) in request.events.enumerated() {
                let expected = expecting.removeValue(forKey: event.stream) ?? .any
                try add(event, at: index, of: request, expecting: expected)
            }
        } catch {
            throw .invalid(error.message)
        }
    }

    mutating func finish() {
        rows.finish()
    }

    private mutating func add(
        _ event: AuthoredEvent,
        at index: Int,
        of request: AppendRequest,
        expecting expected: ExpectedRevision
    ) throws(PostgresError) {
        let command = request.command
        rows.beginRow()
        try rows.field(Int64(events))
        try rows.field(Int32(index))
        try rows.field(Int32(request.events.count))
        try rows.field(command.id)
        try rows.field(command.digest.bytes)
        try rows.field(command.actor)
        try rows.field(command.authentication.rawValue)
        try rows.field(command.authenticationID)
        try rows.field(command.onBehalfOf)
        try rows.field(Timestamp(command.time))
        try rows.field(command.correlationID)
        try rows.field(command.causationID)
        try rows.field(request.result)
        try rows.field(event.stream.rawValue)
        try rows.field(expected.code)
        try rows.field(event.type)
        try rows.field(event.dataVersion)
        try rows.field(event.mission)
        try rows.field(Salt.draw())
        try rows.field(event.data)
        events += 1
    }
}
