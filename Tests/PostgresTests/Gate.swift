import Postgres
import Synchronization

/// Keeps a session busy until the test says so, however slow the machine.
final class Gate: Sendable {
    private let isOpen = Mutex(false)

    func open() {
        isOpen.withLock { $0 = true }
    }

    func hold(_ session: borrowing Session) throws {
        while !isOpen.withLock({ $0 }) { try session.query("select pg_sleep(0.005)") }
    }
}
