package import EventSourcing
import EventStore
import Foundation
import Lessons

/// Records that are to go: one person asks, another approves, each known by their own credential, and only then the record
/// goes.
package struct RedactionRegister: Sendable {
    /// What may be done about an event's record.
    package enum Step: Sendable, Equatable {
        case ask(why: String)
        case approve
        /// Who asked takes it back so.
        case refuse(why: String?)
    }

    /// An event whose record is to go, or went, and where that stands.
    package struct Case: Sendable {
        package let event: RecordedEvent
        package let redaction: Redaction
        /// Whether who looks may read the event, and so why its record is to go.
        package let isReadable: Bool
    }

    private static let pageSize = 1_000

    private let ledger: Ledger
    private var store: EventStore { ledger.store }
    private var viewer: Viewer { ledger.viewer }

    /// Steps are held against whoever sees the ledger: they are the part of those whose part `event.redact` is in all the
    /// missions of the event's thing, and who may read it.
    package init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// What was asked for at a position of the log and nobody had decided yet, of events that whoever looks may read and
    /// redact; the oldest first.
    ///
    /// - Throws: `RecordFault`; `PostgresError`.
    package func open(asOf position: Position = .max) async throws -> [Case] {
        var (open, after): ([Redaction], Int64) = ([], 0)
        while true {
            let streams = try await store.streams(in: Redaction.category, after: after, limit: Self.pageSize)
            guard let last = streams.last else { break }
            after = last.number
            let events = try await store.load(streams.map(\.stream)).filter { $0.position <= position }
            open += try Dictionary(grouping: events, by: \.stream).values.compactMap { try Redaction($0) }
        }
        var cases: [Case] = []
        for redaction in open.sorted(by: { $0.request.recordedAt < $1.request.recordedAt })
        where redaction.standing == .requested {
            // A record that is gone now may have been there then.
            guard let target = try await target(redaction.position), target.event.record != nil || position != .max,
                target.isReadable, mayRedact(target)
            else { continue }
            cases.append(Case(event: target.event, redaction: redaction, isReadable: true))
        }
        return cases
    }

    /// Takes a step. The same command again, with the same id, is done once, and gets its first answer; a step that was taken
    /// already changes nothing.
    ///
    /// - Returns: Where it stood since, and what of it was recorded.
    /// - Throws: `RedactionError`; `LedgerError.forbidden`; `AppendError`; `PostgresError`.
    package func take(
        _ step: Step,
        about position: Position,
        in context: CommandContext
    ) async throws -> (redaction: Case, outcome: Outcome) {
        let target = try await admitted(to: position)
        let command = try Command(named: step.name, encoding: Arguments(position, step), in: context)
        let result: AppendResult
        if let first = try await store.answer(to: command) {
            result = first
        } else {
            result = try await record(step, about: target.event, as: command, in: context)
        }
        let outcome = Outcome(result, subject: Redaction.stream(of: position))
        // Nothing comes behind an approval but the redaction itself, in the same transaction.
        let found = try await found(position, target) { step == .approve || outcome.left($0) }
        return (found, outcome)
    }

    private func record(
        _ step: Step,
        about event: RecordedEvent,
        as command: Command,
        in context: CommandContext
    ) async throws -> AppendResult {
        let stream = Redaction.stream(of: event.position)
        let events = try await store.load(stream)
        let current = try Redaction(events)
        let decided = try step.decide(event, current, by: context.actor)
        let request = AppendRequest(
            command: command,
            events: try decided.map { try AuthoredEvent(stream: stream, type: $0.type, data: $0.data.text) },
            expecting: [stream: events.last.map { .exact($0.revision) } ?? .absent],
            result: decided.isEmpty ? events.last.map { "\($0.revision)" } : nil
        )
        guard step == .approve, !decided.isEmpty, let current else { return try await store.append(request) }
        return try await store.redact(with: try redaction(current, approvedBy: context), after: [request])
    }

    /// The decision is that of who asked, known as they were when they did; who approved stands in it, and before it in an
    /// event of their own.
    private func redaction(_ redaction: Redaction, approvedBy context: CommandContext) throws -> AppendRequest {
        let asked = redaction.request
        let stream = Redaction.stream(of: redaction.position)
        let decision = EventRedacted(
            position: String(redaction.position),
            reason: asked.reason,
            approvedby: context.actor
        )
        let data = try EventData(encoding: decision).text
        let decider = CommandContext(
            id: UUID(Digest(hashing: Array("redaction asked for in \(asked.eventID)".utf8))),
            actor: asked.person,
            authentication: asked.authentication,
            authenticationID: asked.authenticationID,
            time: context.time,
            correlationID: context.correlationID ?? context.id,
            causationID: context.id.uuidString.lowercased()
        )
        return AppendRequest(
            command: Command(named: Ledger.redacting, arguments: data, in: decider),
            events: [try AuthoredEvent(stream: stream, type: RedactionEvent.redacted, data: data)],
            expecting: [stream: .exact(redaction.revision + 1)]
        )
    }

    /// Where it stood after the events that count.
    private func found(
        _ position: Position,
        _ target: Target,
        counting isCounted: (RecordedEvent) -> Bool
    ) async throws -> Case {
        guard let redaction = try Redaction(try await store.load(Redaction.stream(of: position)).filter(isCounted)),
            let event = try await store.events(at: [position]).first
        else { throw RedactionError.notRequested }
        return Case(event: event, redaction: redaction, isReadable: target.isReadable)
    }
}

extension RedactionRegister {
    /// An event, and whose it is to read and to redact.
    private struct Target {
        let event: RecordedEvent
        let missions: [MissionCode]
        let isReadable: Bool
        /// Whether nobody can tell any more what its thing was: its first record was redacted.
        let isUntold: Bool
    }

    /// - Throws: `RedactionError.noEvent`: what may not be read is as if it weren't there; `LedgerError.forbidden`.
    private func admitted(to position: Position) async throws -> Target {
        guard let target = try await target(position), target.isReadable || target.isUntold else {
            throw RedactionError.noEvent
        }
        guard mayRedact(target) else { throw LedgerError.forbidden(Ledger.redacting) }
        return target
    }

    private func mayRedact(_ target: Target) -> Bool {
        viewer.authority.mayAct(Ledger.redacting, missions: target.missions, at: viewer.instant)
    }

    private func target(_ position: Position) async throws -> Target? {
        guard let event = try await store.events(at: [position]).first else { return nil }
        guard Aggregates.named(event.stream.category) != nil else {
            return Target(event: event, missions: [], isReadable: viewer.oversees, isUntold: false)
        }
        do {
            let headline = try await ledger.thing(event.stream).headline
            let isReadable = try await ledger.readable(among: [event.stream]).contains(event.stream)
            return Target(event: event, missions: headline.missions, isReadable: isReadable, isUntold: false)
        } catch LedgerError.redacted {
            return Target(event: event, missions: [], isReadable: viewer.isUnlimited, isUntold: true)
        }
    }
}

extension RedactionRegister.Step {
    /// The command's name.
    fileprivate var name: String {
        switch self {
        case .ask: "redaction.ask"
        case .approve: "redaction.approve"
        case .refuse: "redaction.refuse"
        }
    }

    /// What is to be recorded; nothing where the step was taken already.
    fileprivate func decide(
        _ event: RecordedEvent,
        _ current: Redaction?,
        by actor: PersonID
    ) throws -> [(type: String, data: EventData)] {
        let position = String(event.position)
        switch (self, current?.standing) {
        case (.ask(let why), .requested):
            guard current?.request.person == actor, current?.request.reason == why else {
                throw RedactionError.requested
            }
            return []
        case (.ask(let why), nil), (.ask(let why), .refused), (.ask(let why), .approved):
            guard event.record != nil else { throw RedactionError.gone }
            guard event.type != RedactionEvent.redacted else { throw RedactionError.isRedaction }
            let data = try EventData(encoding: RedactionRequested(position: position, reason: try Self.checked(why)))
            return [(RedactionEvent.requested, data)]
        case (.approve, .requested):
            guard current?.request.person != actor else { throw RedactionError.ownRequest }
            return [(RedactionEvent.approved, try EventData(encoding: RedactionApproved(position: position)))]
        case (.refuse(let why), .requested):
            let reason = try why.map(Self.checked)
            let data = try EventData(encoding: RedactionRefused(position: position, reason: reason))
            return [(RedactionEvent.refused, data)]
        case (.approve, .approved), (.refuse, .refused): return []
        case (.refuse, .approved): throw RedactionError.gone
        case (.approve, nil), (.approve, .refused), (.refuse, nil): throw RedactionError.notRequested
        }
    }

    private static func checked(_ reason: String) throws(RedactionError) -> String {
        guard reason.isText(limit: TextLimit.statement) else { throw .reason }
        return reason
    }
}

/// What makes a step taken again the same.
private struct Arguments: Encodable {
    let position: String
    let why: String?

    init(_ position: Position, _ step: RedactionRegister.Step) {
        self.position = String(position)
        why =
            switch step {
            case .ask(let why): why
            case .approve: nil
            case .refuse(let why): why
            }
    }
}
