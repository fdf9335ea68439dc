import EventSourcing
import EventStore
import Foundation

extension Ledger {
    /// The category of the streams of what concerns the log itself: who signs it, and what was signed against the rule.
    private static let logCategory = "log"
    private static let maximumLogStreams = 10_000

    /// Says in the log who signs it from now on: a verifier key, as `debrief audit` takes it. Said again, nothing changes.
    ///
    /// - Throws: `AppendError`.
    package func introduce(verifierKey: String, in context: CommandContext) async throws {
        guard try await !verifierKeys().contains(verifierKey) else { return }
        try await note(LogEvent.keyIntroduced, KeyIntroduced(verifierkey: verifierKey), in: context)
    }

    /// The verifier keys that the log names, in the order in which they were introduced. Who doubts the log takes a key from
    /// elsewhere.
    ///
    /// - Throws: `ReadError`; `PostgresError`.
    package func verifierKeys() async throws -> [String] {
        let streams = try await store.streams(in: Self.logCategory, limit: Self.maximumLogStreams).map(\.stream)
        let introductions = try await store.load(streams).filter { $0.type == LogEvent.keyIntroduced }
        return try introductions.sorted { $0.position < $1.position }
            .map { try $0.data(as: KeyIntroduced.self).verifierkey }
    }

    /// Says in the log that events are signed although they appeared long after they are said to be recorded.
    ///
    /// - Throws: `AppendError.invalid` where there is no reason; `AppendError`.
    package func acceptLate(why: String, in context: CommandContext) async throws {
        guard why.contains(where: { !$0.isWhitespace }) else { throw AppendError.invalid("say why they are late") }
        try await note(LogEvent.lateAccepted, LateAccepted(reason: why), in: context)
    }

    private func note(_ type: String, _ payload: some EventPayload, in context: CommandContext) async throws {
        let data = try EventData(encoding: payload).text
        let stream = StreamName(stored: "\(Self.logCategory)/\(context.id.uuidString.lowercased())")
        _ = try await store.append(
            AppendRequest(
                command: Command(named: type, arguments: data, in: context),
                events: [try AuthoredEvent(stream: stream, type: type, data: data)],
                expecting: [stream: .absent]
            )
        )
    }
}

private enum LogEvent {
    static let keyIntroduced = "log.key_introduced"
    static let lateAccepted = "log.late_accepted"
}

private struct KeyIntroduced: EventPayload {
    static let version: Int32 = 1

    let verifierkey: String
}

private struct LateAccepted: EventPayload {
    static let version: Int32 = 1

    let reason: String
}
