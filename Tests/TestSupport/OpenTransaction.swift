import Dispatch
package import Postgres
import Synchronization

/// A transaction that stays open until the test ends it, on a connection of its own.
package final class OpenTransaction: Sendable {
    private enum Order {
        case run(SQL, CheckedContinuation<Result<Rows, PostgresError>, Never>)
        case commit
        case rollBack
    }

    private struct RolledBack: Error {}

    private let orders = Mutex<[Order]>([])
    private let arrived = DispatchSemaphore(value: 0)
    private let pool: Pool
    private let task: Mutex<Task<Void, any Error>?> = Mutex(nil)

    /// Runs `body` while the transaction is open; what `body` hasn't committed is rolled back.
    package static func with<Outcome>(
        _ configuration: ConnectionConfiguration,
        isolation: Isolation = .readCommitted,
        _ body: (OpenTransaction) async throws -> Outcome
    ) async throws -> Outcome {
        let transaction = OpenTransaction(Pool(configuration, size: 1, logger: .silent))
        transaction.begin(isolation)
        do {
            let outcome = try await body(transaction)
            try await transaction.end(.rollBack)
            await transaction.pool.shutdown()
            return outcome
        } catch {
            try? await transaction.end(.rollBack)
            await transaction.pool.shutdown()
            throw error
        }
    }

    private init(_ pool: Pool) {
        self.pool = pool
    }

    private func begin(_ isolation: Isolation) {
        let ended = Task { [self] in
            do {
                try await pool.withSession(timeout: .seconds(120)) { session in
                    try session.transaction(isolation: isolation) { session in try obey(in: session) }
                }
            } catch is RolledBack {
            }
        }
        task.withLock { $0 = ended }
    }

    /// Runs a statement in the transaction.
    @discardableResult
    package func run(_ statement: SQL) async throws -> Rows {
        try await withCheckedContinuation { give(.run(statement, $0)) }.get()
    }

    package func commit() async throws {
        try await end(.commit)
    }

    package func rollBack() async throws {
        try await end(.rollBack)
    }

    private func end(_ order: Order) async throws {
        let ended = task.withLock { task in
            defer { task = nil }
            return task
        }
        guard let ended else { return }
        give(order)
        try await ended.value
    }

    private func give(_ order: Order) {
        orders.withLock { $0.append(order) }
        arrived.signal()
    }

    /// Blocks the connection's own thread between the orders.
    private func obey(in session: borrowing Session) throws {
        while true {
            arrived.wait()
            switch orders.withLock({ $0.removeFirst() }) {
            case .run(let statement, let continuation):
                do throws(PostgresError) {
                    continuation.resume(returning: .success(try session.query(statement)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            case .commit: return
            case .rollBack: throw RolledBack()
            }
        }
    }
}
