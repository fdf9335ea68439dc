import Synchronization

/// Gathers those who ask while a query is on its way, and puts the next for all of them at once.
///
/// Nobody is answered by a query that was put before they asked: what they are told is as new as if they had asked alone.
package final class Gathering<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Value?, any Error>

    private struct State {
        var nextTicket = 0
        /// In order of arrival; those who left are in `waiters` no more.
        var queue: [(ticket: Int, key: Key)] = []
        var waiters: [Int: Waiter] = [:]
        var isAsking = false
    }

    /// A query asks for so many keys at most.
    private static var maximumKeys: Int { 1_000 }

    private let state = Mutex(State())
    private let ask: @Sendable (Set<Key>) async throws -> [Key: Value]

    /// `ask` answers for several keys; what it throws is thrown to all who asked for one of them.
    package init(_ ask: @escaping @Sendable (Set<Key>) async throws -> [Key: Value]) {
        self.ask = ask
    }

    /// - Returns: nil where the query knows nothing of the key.
    /// - Throws: what asking throws; `CancellationError` to a caller who is cancelled, while the others go on waiting.
    package func find(_ key: Key) async throws -> Value? {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in wait(ticket, key, waiter) }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func wait(_ ticket: Int, _ key: Key, _ waiter: Waiter) {
        let isFirst = state.withLock { state in
            state.queue.append((ticket, key))
            state.waiters[ticket] = waiter
            defer { state.isAsking = true }
            return !state.isAsking
        }
        if isFirst { Task { await askAll() } }
        // A cancellation that came before the waiter was known found nobody.
        if Task.isCancelled { cancel(ticket) }
    }

    private func cancel(_ ticket: Int) {
        state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume(throwing: CancellationError())
    }

    private func askAll() async {
        while let batch = next() {
            do {
                let values = try await ask(Set(batch.map(\.key)))
                for (ticket, key) in batch { take(ticket)?.resume(returning: values[key]) }
            } catch {
                for (ticket, _) in batch { take(ticket)?.resume(throwing: error) }
            }
        }
    }

    private func next() -> [(ticket: Int, key: Key)]? {
        state.withLock { state in
            let batch = Array(state.queue.prefix(Self.maximumKeys))
            state.queue.removeFirst(batch.count)
            state.isAsking = !batch.isEmpty
            return batch.isEmpty ? nil : batch
        }
    }

    private func take(_ ticket: Int) -> Waiter? {
        state.withLock { $0.waiters.removeValue(forKey: ticket) }
    }
}
