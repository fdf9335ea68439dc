import HTTPTypes
import Synchronization
import Wording

/// How many import at a time: each has a file of its own, and a thread.
final class ImportSlots: Sendable {
    private static let count = 4

    private let taken = Mutex(0)

    /// - Throws: `Problem` 503 where all are taken; what `body` throws.
    func take<Outcome>(_ body: () async throws -> Outcome) async throws -> Outcome {
        let isFree = taken.withLock { taken in
            guard taken < Self.count else { return false }
            taken += 1
            return true
        }
        guard isFree else { throw Problem.busy }
        defer { taken.withLock { $0 -= 1 } }
        return try await body()
    }
}

extension Problem {
    fileprivate static let busy = Problem(
        "busy",
        .serviceUnavailable,
        .busy,
        headers: [.retryAfter: "10"]
    )
}
