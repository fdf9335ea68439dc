import EventSourcing
import Synchronization

/// Where each stream of the workload stands, so that callers can state the revision that they expect.
final class RevisionBook: Sendable {
    private let revisions = Mutex([Revision?](repeating: nil, count: Workload.streamCount))

    subscript(stream: Int) -> Revision? {
        get { revisions.withLock { $0[stream] } }
        set { revisions.withLock { $0[stream] = newValue } }
    }
}
