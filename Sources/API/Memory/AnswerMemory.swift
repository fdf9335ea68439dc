package import Hummingbird
import Postgres
import Synchronization

/// Gives the same answer again to who asks the same, as long as the database is the same: every request asks for that anew,
/// many of them with one query, and whatever was committed since, be it an event, a name that was forgotten or a row of the
/// read models, ends all that is remembered. Those who ask the same at the same time wait for one answer.
package final class AnswerMemory: Sendable {
    /// What is made for a request.
    package struct Made: Sendable {
        let response: Response
        /// Whether it may be given again.
        let isRepeatable: Bool

        /// Only a body that is there as a whole can be given again.
        package init(_ response: Response, isRepeatable: Bool) {
            self.response = response
            self.isRepeatable = isRepeatable && response.status == .ok && response.body.contentLength != nil
        }
    }

    private typealias Making = Task<Made, any Error>

    private struct Key: Hashable {
        let asked: AnswerKey
        let state: DatabaseState
    }

    /// What was begun within one interval; all of it goes at once.
    private struct Generation {
        var began = ContinuousClock.now
        var makings: [Key: Making] = [:]
        var bytes = 0
    }

    private struct State {
        var young = Generation()
        var old = Generation()

        /// Lets go of what is too old.
        mutating func age(by interval: Duration) {
            let age = ContinuousClock.now - young.began
            guard age >= interval else { return }
            turn()
            if age >= interval * 2 { old = Generation() }
        }

        mutating func turn() {
            old = young
            young = Generation()
        }
    }

    /// What hangs on the clock, overdue or silent, is remembered for three of these at most; answers say which clock they
    /// have.
    private static let interval = Duration.seconds(1)
    /// What an answer takes beside its body.
    private static let overhead = 2_048

    private let limit: Int
    private let state = Mutex(State())
    private let databases: Gathering<Bool, DatabaseState>

    /// Holds so many bytes at most. `database` asks how the databases are now.
    init(limit: Int = 16 << 20, _ database: @escaping @Sendable () async throws -> DatabaseState) {
        self.limit = limit
        databases = Gathering { _ in [true: try await database()] }
    }

    /// How many bytes are held.
    var bytes: Int { state.withLock { $0.young.bytes + $0.old.bytes } }

    /// What was answered already, else what `make` makes.
    ///
    /// - Throws: what `make` throws; `PostgresError`.
    package func answer(_ asked: AnswerKey, _ make: @escaping @Sendable () async throws -> Made) async throws
        -> Response
    {
        guard let database = try await databases.find(true) else { return try await make().response }
        let (making, isOwn) = making(Key(asked: asked, state: database), make)
        do {
            let made = try await withTaskCancellationHandler {
                try await making.value
            } onCancel: {
                making.cancel()
            }
            if isOwn || made.isRepeatable { return made.response }
        } catch  where isOwn || Task.isCancelled || !making.isCancelled {
            throw error
        } catch {
            // The request that it was made for was cancelled, and this one wasn't.
        }
        return try await make().response
    }

    private func making(
        _ key: Key,
        _ make: @escaping @Sendable () async throws -> Made
    ) -> (making: Making, isOwn: Bool) {
        state.withLock { state in
            state.age(by: Self.interval)
            if let making = state.young.makings[key] ?? state.old.makings[key] { return (making, false) }
            let making = Making { [weak self] in
                do {
                    let made = try await make()
                    self?.note(made, as: key)
                    return made
                } catch {
                    self?.forget(key)
                    throw error
                }
            }
            state.young.makings[key] = making
            return (making, true)
        }
    }

    private func note(_ made: Made, as key: Key) {
        let bytes = (made.response.body.contentLength ?? 0) + Self.overhead
        guard made.isRepeatable, bytes <= limit / 2 else { return forget(key) }
        state.withLock { state in
            if state.old.makings[key] != nil { return state.old.makings[key] = nil }
            guard state.young.makings[key] != nil else { return }
            if state.young.bytes + bytes > limit / 2 {
                let making = state.young.makings.removeValue(forKey: key)
                state.turn()
                state.young.makings[key] = making
            }
            state.young.bytes += bytes
        }
    }

    private func forget(_ key: Key) {
        state.withLock { state in
            state.young.makings[key] = nil
            state.old.makings[key] = nil
        }
    }
}
