package import Logging

extension Pool {
    /// Runs `body` with a pool of its own, and shuts it down in any case.
    ///
    /// - Parameters: as of the pool's initializer.
    /// - Throws: what `body` throws.
    package static func with<Outcome>(
        _ configuration: ConnectionConfiguration,
        size: Int = 1,
        acquireTimeout: Duration = .seconds(10),
        logger: Logger,
        _ body: (Pool) async throws -> Outcome
    ) async rethrows -> Outcome {
        let pool = Pool(configuration, size: size, acquireTimeout: acquireTimeout, logger: logger)
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
