package import EventSourcing
package import EventStore
import Foundation
import Lessons
package import Postgres

/// The one way in for every command, and to what a thing is now.
package struct Ledger: Sendable {
    /// So often a command is decided at most, when others write what it reads at the same time.
    package static let maximumAttempts = 5

    let store: EventStore
    let states: States
    private(set) var viewer = Viewer.local
    /// Of this viewer's.
    private(set) var openings = Openings()

    /// The pool's login is the organisation's writer. Whoever holds that sees everything: what others may is `seen(by:)`.
    package init(_ store: EventStore, _ pool: Pool, organisation: OrganisationName) {
        self.store = store
        states = States(store: store, snapshots: Snapshots(pool: pool, schema: organisation.rawValue))
    }

    /// The ledger as somebody may see it: what they may not read is as if it weren't there, and commands that aren't
    /// theirs to give are refused.
    package func seen(by viewer: Viewer) -> Ledger {
        var ledger = self
        (ledger.viewer, ledger.openings) = (viewer, Openings())
        return ledger
    }

    /// Whether something strictly confidential was opened through it since it is seen so.
    package var hasOpened: Bool { openings.areThere }

    /// Decides a command on what is recorded now, and records what follows, at the revisions that were read. Who writes
    /// one of these streams meanwhile has it decided again, unless the context names a revision.
    ///
    /// The same command again, with the same id, gets its first answer, also after a crash.
    ///
    /// - Throws: a `LessonsRejection`, and then nothing is recorded; `AppendError`; `LedgerError`; what reading throws.
    package func perform<Verb: UseCase>(_ verb: Verb, in context: CommandContext) async throws -> Outcome {
        let command = try Command(named: Verb.name, encoding: verb, in: context)
        let subject = verb.subject(in: context)
        var attempts = 0
        while true {
            attempts += 1
            if !context.isFresh || attempts > 1, let first = try await store.answer(to: command) {
                return Outcome(first, subject: subject)
            }
            do {
                let (events, reading) = try await decide(verb, in: context, isFresh: context.isFresh && attempts == 1)
                let request = AppendRequest(
                    command: command,
                    events: events,
                    expecting: reading.expecting,
                    result: events.isEmpty ? reading.revision(of: subject).map { "\($0)" } : nil
                )
                return Outcome(try await store.append(request), subject: subject, standing: reading.decided[subject])
            } catch let error as AppendError {
                guard attempts < Self.maximumAttempts, error.isWorthAnotherTry(in: context, after: attempts) else {
                    throw error
                }
            }
        }
    }

    /// What a command would record now, without recording it.
    ///
    /// - Throws: as `perform`.
    package func rehearse(_ verb: some UseCase, in context: CommandContext) async throws -> [AuthoredEvent] {
        try await decide(verb, in: context, isFresh: context.isFresh).events
    }

    private func decide(
        _ verb: some UseCase,
        in context: CommandContext,
        isFresh: Bool
    ) async throws -> (events: [AuthoredEvent], reading: Reading) {
        let subject = verb.subject(in: context)
        let gate = Gate(viewer: viewer, command: type(of: verb).name, actor: context.actor)
        let reading = Reading(
            states,
            gate,
            named: context.expectedRevision.map { (subject, $0) },
            begun: isFresh && subject.id == context.id.uuidString.lowercased() ? subject : nil
        )
        var events: [AuthoredEvent] = []
        for step in try await verb.plan(reading, in: context) { events += try await step.decide(reading) }
        return (events, reading)
    }
}

extension Command {
    /// - Throws: `EncodingError` where the arguments can't be written.
    init(named name: String, encoding arguments: some Encodable, in context: CommandContext) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(named: name, arguments: String(decoding: try encoder.encode(arguments), as: UTF8.self), in: context)
    }

    init(named name: String, arguments: String, in context: CommandContext) {
        self.init(
            id: context.id,
            name: name,
            arguments: arguments,
            actor: context.actor.uuid,
            authentication: context.authentication,
            time: context.time,
            authenticationID: context.authenticationID,
            onBehalfOf: context.onBehalfOf?.uuid,
            correlationID: context.correlationID,
            causationID: context.causationID
        )
    }
}

extension AppendError {
    /// What others wrote meanwhile is read again; what may be recorded is asked for by its id.
    fileprivate func isWorthAnotherTry(in context: CommandContext, after attempts: Int) -> Bool {
        switch self {
        // What moved a thing past a named revision may be this very command, sent twice at once.
        case .conflict: context.expectedRevision == nil || attempts == 1 && !context.isFresh
        case .outcomeUnknown: true
        case .commandReused, .invalid, .tooLarge, .clockSkew, .cancelled, .overloaded, .timedOut, .unavailable: false
        }
    }
}
