import EventSourcing
import EventStore

extension Ledger {
    /// Does what no event tells of, once for a command's id.
    ///
    /// - Returns: Whether it had been done before.
    /// - Throws: `AppendError`, `.commandReused` where the id stands for another command; what `body` throws, and then the
    ///   command isn't remembered; `PostgresError`.
    package func once(
        _ name: String,
        _ arguments: some Encodable,
        in context: CommandContext,
        _ body: () async throws -> Void
    ) async throws -> Bool {
        let command = try Command(named: name, encoding: arguments, in: context)
        if !context.isFresh, try await store.answer(to: command) != nil { return true }
        try await body()
        return try await store.append(AppendRequest(command: command, events: [])).isRepeat
    }
}
