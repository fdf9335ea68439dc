import Synchronization

/// Whether what is strictly confidential was opened through a ledger as somebody sees it.
final class Openings: Sendable {
    private let flag = Atomic(false)

    var areThere: Bool { flag.load(ordering: .acquiring) }

    func note() { flag.store(true, ordering: .releasing) }
}
