package import EventSourcing
package import EventStore
import Foundation
import Lessons

extension Ledger {
    /// Those of the streams whose things may be read, as they stand now.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func readable(among streams: Set<StreamName>) async throws -> Set<StreamName> {
        guard !viewer.isUnlimited else { return streams }
        return try await self.streams(among: streams, where: viewer.maySee)
    }

    /// Those of the streams whose things may leave, as they stand now: nothing of what is strictly confidential.
    func exportable(among streams: Set<StreamName>) async throws -> Set<StreamName> {
        guard !viewer.isUnlimited else { return streams }
        return try await self.streams(among: streams, where: viewer.mayExport)
    }

    /// Those of the events that may be sent to who looks, as things stand now: nothing of what is strictly confidential, which
    /// is opened one by one; of access, openings and redactions for overseers alone, and of redactions, which say why, what
    /// is about things that they may read.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func deliverable(_ events: [RecordedEvent]) async throws -> [RecordedEvent] {
        guard !viewer.isUnlimited else { return events }
        let open = try await streams(among: Set(events.map(\.stream)), where: viewer.mayExport)
        let hidden = viewer.oversees ? try await redactionsOfHiddenThings(among: events) : []
        return events.filter { event in
            open.contains(event.stream)
                || Aggregates.named(event.stream.category) == nil && viewer.oversees && !hidden.contains(event.position)
        }
    }

    /// The redactions whose things stand here, and not for who looks; of what a thing was nobody can tell any more, they
    /// tell whoever oversees.
    private func redactionsOfHiddenThings(among events: [RecordedEvent]) async throws -> Set<Position> {
        var subjects: [Position: Position] = [:]
        for event in events where event.stream.category == Redaction.category && event.record != nil {
            subjects[event.position] = event.redactionSubject
        }
        guard !subjects.isEmpty else { return [] }
        let targets = try await store.events(at: Array(Set(subjects.values)))
        let things = Set(targets.map(\.stream))
        let told = try await streams(among: things, alone: true) { _, _ in true }
        let hidden = told.subtracting(try await readable(among: things))
        let positions = Set(targets.filter { hidden.contains($0.stream) }.map(\.position))
        return Set(subjects.filter { positions.contains($0.value) }.keys)
    }

    /// The newest so many of the events before a position that may be sent to who looks, in order.
    ///
    /// - Throws: as `deliverable`.
    package func newest(_ count: Int, before end: Position, where filter: EventFilter) async throws -> [RecordedEvent] {
        var (events, before): ([RecordedEvent], Position) = ([], end)
        while events.count < count, before > 1 {
            let page = try await store.readBackwards(before: before, where: filter)
            events += try await deliverable(page.events)
            before = page.position
        }
        return events.prefix(count).reversed()
    }

    /// Those of the streams whose things are so, as they stand now, and so, unless they are looked at alone, is everything
    /// that they stand on.
    private func streams(
        among streams: Set<StreamName>,
        alone: Bool = false,
        where isWanted: (StreamName, Headline) -> Bool
    ) async throws -> Set<StreamName> {
        let things = streams.filter { Aggregates.named($0.category) != nil }
        guard !things.isEmpty else { return [] }
        let recorded = Dictionary(grouping: try await store.load(Array(things)), by: \.stream)
        var facts: [StreamName: [StreamName]] = [:]
        let wanted = try things.filter { stream in
            guard let sort = Aggregates.named(stream.category), let events = recorded[stream] else { return false }
            // What a thing was whose first record was redacted, nobody can tell any more: nor may they read the rest.
            guard let headline = try sort.headline(of: events) else { return false }
            facts[stream] = headline.standsOn
            return isWanted(stream, headline)
        }
        guard !alone else { return wanted }
        let open = try await self.streams(among: Set(wanted.flatMap { facts[$0] ?? [] }), where: isWanted)
        return wanted.filter { open.isSuperset(of: facts[$0] ?? []) }
    }

    /// Records that somebody opened what is strictly confidential: once a person, thing and hour.
    ///
    /// - Throws: `AppendError`, and then it may not be shown.
    func recordOpening(of stream: StreamName) async throws {
        guard case .granted(let holding) = viewer.authority else { return }
        openings.note()
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
