package import EventSourcing
import EventStore
import Foundation
import Lessons

extension Ledger {
    /// Those of the streams whose things may be read, as they stand now.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func readable(among streams: Set<StreamName>) async throws -> Set<StreamName> {
        guard !viewer.isUnlimited, !streams.isEmpty else { return streams }
        let events = Dictionary(grouping: try await store.load(Array(streams)), by: \.stream)
        return try streams.filter { stream in
            guard let sort = Aggregates.named(stream.category), let recorded = events[stream] else { return false }
            return try maySee(stream, recorded, as: sort)
        }
    }

    /// Those of the events that may be sent to who looks, as things stand now: nothing of what is strictly confidential, which
    /// is opened one by one; of access, openings and redactions for overseers alone.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func deliverable(_ events: [RecordedEvent]) async throws -> [RecordedEvent] {
        guard !viewer.isUnlimited else { return events }
        let streams = Set(events.map(\.stream)).filter { Aggregates.named($0.category) != nil }
        let recorded = Dictionary(grouping: try await store.load(Array(streams)), by: \.stream)
        let open = try streams.filter { stream in
            guard let sort = Aggregates.named(stream.category), let events = recorded[stream] else { return false }
            return try headline(events, as: sort).map { viewer.mayExport(stream, $0) } ?? false
        }
        let oversees = viewer.authority.holdsEverywhere(anyOf: [.auditor, .administrator], at: viewer.instant)
        return events.filter { open.contains($0.stream) || Aggregates.named($0.stream.category) == nil && oversees }
    }

    private func headline<Subject: Aggregate>(
        _ recorded: [RecordedEvent],
        as subject: Subject.Type
    ) throws -> Headline? {
        subject.headline(of: subject.fold(try recorded.compactMap { try Subject.Event($0) }))
    }

    private func maySee<Subject: Aggregate>(
        _ stream: StreamName,
        _ recorded: [RecordedEvent],
        as subject: Subject.Type
    ) throws -> Bool {
        // What a thing was whose first record was redacted, nobody can tell any more: nor may they read the rest.
        try headline(recorded, as: subject).map { viewer.maySee(stream, $0) } ?? false
    }

    /// Records that somebody opened what is strictly confidential: once a person, thing and hour.
    ///
    /// - Throws: `AppendError`, and then it may not be shown.
    func recordOpening(of stream: StreamName) async throws {
        guard case .granted(let holding) = viewer.authority else { return }
        let hour = viewer.instant.microsecondsSince1970 / 3_600_000_000
        let id = UUID(Digest(hashing: Array("opening \(holding.person) \(stream) \(hour)".utf8)))
        let data = try EventData(encoding: ThingOpened(thing: stream, by: holding.person)).text
        let context = CommandContext(
            id: id,
            actor: holding.person,
            authentication: viewer.authentication,
            authenticationID: viewer.authenticationID,
            time: viewer.instant
        )
        let opening = StreamName(stored: "opening/\(id.uuidString.lowercased())")
        let request = AppendRequest(
            command: Command(named: "thing.open", arguments: data, in: context),
            events: [try AuthoredEvent(stream: opening, type: "thing.opened", data: data)],
            expecting: [opening: .absent]
        )
        _ = try await store.append(request)
    }
}

/// Somebody opened what is strictly confidential.
private struct ThingOpened: EventPayload {
    static let version: Int32 = 1

    let thing: StreamName
    let by: PersonID
}
