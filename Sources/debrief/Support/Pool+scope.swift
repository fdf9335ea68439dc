import Logging
import Postgres

extension Pool {
    /// Runs `body` with a pool of its own, and closes it.
    static func with<Outcome>(
        _ configuration: ConnectionConfiguration,
        _ body: (Pool) async throws -> Outcome
    ) async throws -> Outcome {
        let pool = Pool(configuration, size: 2, logger: .commandLine)
        do {
            let outcome = try await body(pool)
            await pool.shutdown()
            return outcome
        } catch {
            await pool.shutdown()
            throw error
        }
    }
}
