import Client
import Contract
import EventSourcing
import Lessons
import UseCases

/// Takes what waits to a ledger, wherever that is.
struct Carrier {
    /// How far it came.
    struct Delivery {
        fileprivate(set) var sent: [CommandAnswer] = []
        /// What ended it before everything was sent.
        fileprivate(set) var interruption: Failure?
    }

    private let things: ThingFinder
    private let give: (RecordObservation, OutboxEntry) async throws -> CommandAnswer

    /// - Throws: where the server isn't there, or doesn't know this user.
    init(_ remote: RemoteServer) async throws {
        // Nothing is on its way while nobody answers.
        _ = try await remote.ask(OwnAccessQuestion())
        things = ThingFinder(remote)
        give = { command, entry in
            let given = RemoteServer.Given(
                id: entry.id.uuid,
                correlationID: entry.correlationID?.uuid,
                causationID: entry.causationID
            )
            return try await remote.perform(command, given)
        }
    }

    init(_ desk: Desk) {
        things = ThingFinder(desk.ledger)
        give = { command, entry in
            let context = CommandContext(
                id: entry.id.uuid,
                actor: try await Actor(named: entry.person, at: desk).id,
                authentication: .local,
                time: .now,
                correlationID: entry.correlationID?.uuid,
                causationID: entry.causationID
            )
            return try await desk.ledger.answer(command, in: context)
        }
    }

    /// Sends one after the other. What is refused stays, marked with the reason, and doesn't hold up the rest.
    func deliver(_ files: [OutboxFile]) async throws -> Delivery {
        var delivery = Delivery()
        let bar = ProgressBar("sending")
        defer { bar.end() }
        for (index, file) in files.enumerated() {
            guard let entry = file.entry else { continue }
            do {
                if let answer = try await send(entry, in: file) { delivery.sent.append(answer) }
            } catch {
                guard let failure = Failure(error) else { throw error }
                delivery.interruption = failure
                break
            }
            bar.show(index + 1, of: files.count)
        }
        return delivery
    }

    /// - Returns: nil where it is refused.
    private func send(_ entry: OutboxEntry, in file: OutboxFile) async throws -> CommandAnswer? {
        do {
            let command = try await entry.command(things)
            // Before it goes: what may be recorded is never written anew under another id.
            try file.write(entry.sent(as: command))
            let answer = try await give(command, entry)
            try file.remove()
            return answer
        } catch {
            guard let reason = Failure.refusal(of: entry, error) else {
                if Failure.leavesUnrecorded(error) { try file.write(entry) }
                throw error
            }
            var refused = entry
            refused.standing = .refused(reason)
            try file.write(refused)
            return nil
        }
    }
}
