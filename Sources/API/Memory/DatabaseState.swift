import Contract
import EventStore
import Projections

/// What is visible in the databases that questions are answered from: in the log's, and in that of the read models, which
/// may be its replica.
struct DatabaseState: Sendable, Hashable {
    let log: String
    let readModels: String

    /// - Throws: `PostgresError`.
    static func current(at desk: Desk) async throws -> DatabaseState {
        async let log = desk.store.snapshot()
        async let readModels = desk.side.snapshot()
        return DatabaseState(log: try await log, readModels: try await readModels)
    }
}
