package import EventSourcing
import EventStore
import Foundation
package import Lessons

/// Who may see and do what: roles and need-to-know lists, as the log has them now or had them then.
package struct AccessRegister: Sendable {
    /// What may be asked of a person's access.
    package enum Request: Sendable {
        case grant(Grant, why: String?)
        case revoke(AccessRole, in: MissionCode?, why: String?)
        case admit(StreamName, why: String)
        case dismiss(StreamName, why: String?)
    }

    /// Somebody to whom a thing is open, and by what.
    package struct Reader: Sendable {
        package let person: PersonID
        package let grants: [Grant]
    }

    private let ledger: Ledger
    private var store: EventStore { ledger.store }

    /// Requests are held against whoever sees the ledger.
    package init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// What a person may see and do.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func record(of person: PersonID, asOf position: Position = .max) async throws -> AccessRecord {
        try await AccessRecord.load(person, from: store) { $0.position <= position }
    }

    /// Everybody to whom anything was ever given.
    ///
    /// - Throws: as `record`.
    package func all(asOf position: Position = .max) async throws -> [AccessRecord] {
        let streams = try await store.streams(startingWith: "\(Access.category)/", limit: .max)
        var records: [AccessRecord] = []
        for person in streams.compactMap({ PersonID(accessStream: $0.stream) }) {
            let record = try await record(of: person, asOf: position)
            if record.revision != nil { records.append(record) }
        }
        return records
    }

    /// To whom a thing was open at a position of the log, by that day's clock: as sensitive as it then was.
    ///
    /// - Throws: `LedgerError`, as `Ledger.dossier`; as `record`.
    package func readers(
        of stream: StreamName,
        asOf position: Position = .max,
        at instant: Instant
    ) async throws -> (sensitivity: Sensitivity, readers: [Reader]) {
        guard let sort = Aggregates.named(stream.category) else { throw LedgerError.absent(stream) }
        let headline = try await headline(of: stream, as: sort, asOf: position)
        var facts: [(stream: StreamName, headline: Headline)] = []
        for fact in headline.standsOn {
            guard let sort = Aggregates.named(fact.category) else { continue }
            facts.append((fact, try await self.headline(of: fact, as: sort, asOf: position)))
        }
        let readers: [Reader] = try await all(asOf: position).compactMap { record in
            guard case .granted(let holding) = record.state.authority(of: record.person, at: instant) else {
                return nil
            }
            func opening(_ stream: StreamName, _ headline: Headline) -> [Grant] {
                let (missions, sensitivity) = (headline.missions, headline.sensitivity)
                return holding.opening(stream, missions: missions, sensitivity: sensitivity, at: instant)
            }
            let grants = opening(stream, headline)
            let isOpen = !grants.isEmpty && facts.allSatisfy { !opening($0.stream, $0.headline).isEmpty }
            return isOpen ? Reader(person: record.person, grants: grants) : nil
        }
        return (headline.sensitivity, readers)
    }

    private func headline<Subject: Aggregate>(
        of stream: StreamName,
        as subject: Subject.Type,
        asOf position: Position
    ) async throws -> Headline {
        try await ledger.dossier(stream, as: subject, asOf: position).thing.headline
    }

    /// Gives or takes what a person may see and do. The same command again, with the same id, is done once, and gets its first
    /// answer, whatever has become of the access since.
    ///
    /// - Returns: What the person had since, and what of it was recorded.
    /// - Throws: `AccessRejection`; `LedgerError.forbidden`, `.absent`; `AppendError`; as `record`.
    package func perform(
        _ request: Request,
        for person: PersonID,
        in context: CommandContext
    ) async throws -> (outcome: Outcome, record: AccessRecord) {
        let stream = person.accessStream
        let command = try Command(named: request.name, encoding: Arguments(person: person, request), in: context)
        if !context.isFresh, let first = try await store.answer(to: command) {
            return try await answer(Outcome(first, subject: stream), of: person)
        }
        try await authorise(request)
        let current = try await record(of: person)
        // Asked of all access streams, so only where it matters: nobody but the first gives themselves a role.
        let isFirst = context.actor == person ? try await !isAdministered(at: context.time) : false
        let decision = request.command(for: person, by: context.actor, isFirst: isFirst, at: context.time)
        let events = try Access.decide(decision, in: current.state)
        let append = AppendRequest(
            command: command,
            events: try events.map { try AuthoredEvent($0, stream: stream) },
            expecting: [stream: (context.expectedRevision ?? current.revision).map { .exact($0) } ?? .absent],
            // Whom nothing was ever given has no revision yet.
            result: events.isEmpty ? "\(current.revision ?? -1)" : nil
        )
        return try await answer(Outcome(try await store.append(append), subject: stream), of: person)
    }

    /// With what the person had when it was carried out, also where it is given again years later.
    private func answer(
        _ outcome: Outcome,
        of person: PersonID
    ) async throws -> (outcome: Outcome, record: AccessRecord) {
        (outcome, try await AccessRecord.load(person, from: store, counting: outcome.left))
    }

    /// Whether anybody may give roles: an organisation's first administrator gives it to themselves.
    package func isAdministered(at instant: Instant) async throws -> Bool {
        try await all().contains { record in
            record.state.authority(of: record.person, at: instant).mayGrant(.administrator, in: nil, at: instant)
        }
    }

    /// Whether who sees the ledger keeps a thing's need-to-know list.
    ///
    /// - Throws: `LedgerError.absent`, `.redacted`; `EventCodecError`; `PostgresError`.
    package func keepsList(of stream: StreamName) async throws -> Bool {
        let (authority, instant) = (ledger.viewer.authority, ledger.viewer.instant)
        return authority.mayAct(Self.admitting, missions: try await missions(of: stream), at: instant)
    }

    fileprivate static let admitting = "access.admit"

    private func authorise(_ request: Request) async throws {
        let (authority, instant) = (ledger.viewer.authority, ledger.viewer.instant)
        let isAllowed =
            switch request {
            case .grant(let grant, _): authority.mayGrant(grant.role, in: grant.mission, at: instant)
            case .revoke(let role, let mission, _): authority.mayGrant(role, in: mission, at: instant)
            case .admit(let stream, _), .dismiss(let stream, _):
                authority.mayAct(request.name, missions: try await missions(of: stream), at: instant)
            }
        guard isAllowed else { throw LedgerError.forbidden(request.name) }
    }

    /// Who keeps a need-to-know list need not be on it, so the thing is looked at as it is.
    private func missions(of stream: StreamName) async throws -> [MissionCode] {
        try await ledger.thing(stream).headline.missions
    }
}

extension AccessRegister.Request {
    /// The command's name.
    package var name: String {
        switch self {
        case .grant: "access.grant"
        case .revoke: "access.revoke"
        case .admit: AccessRegister.admitting
        case .dismiss: "access.dismiss"
        }
    }

    fileprivate func command(for person: PersonID, by actor: PersonID, isFirst: Bool, at instant: Instant)
        -> AccessCommand
    {
        switch self {
        case .grant(let grant, let why):
            .grant(AccessGranted(grant, why: why, by: actor), to: person, isFirst: isFirst, at: instant)
        case .revoke(let role, let mission, let why):
            .revoke(AccessRevoked(role: role, mission: mission, why: why, by: actor))
        case .admit(let thing, let why): .admit(AccessAdmitted(thing: thing, why: why, by: actor), person: person)
        case .dismiss(let thing, let why): .dismiss(AccessDismissed(thing: thing, why: why, by: actor))
        }
    }
}

/// What makes a request sent again the same.
private struct Arguments: Encodable {
    let person: PersonID
    var grant: Grant?
    var thing: StreamName?
    var why: String?

    init(person: PersonID, _ request: AccessRegister.Request) {
        self.person = person
        switch request {
        case .grant(let grant, let why): (self.grant, self.why) = (grant, why)
        case .revoke(let role, let mission, let why): (grant, self.why) = (Grant(role: role, mission: mission), why)
        case .admit(let thing, let why): (self.thing, self.why) = (thing, why)
        case .dismiss(let thing, let why): (self.thing, self.why) = (thing, why)
        }
    }
}
