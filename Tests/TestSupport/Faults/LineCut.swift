import EventSourcing
import EventStore
import Postgres

/// One append whose line is made bad at one byte, and how the store and its caller come out of it.
struct LineCut: Sendable {
    enum Manner: String, Sendable, CaseIterable {
        /// Cut, and whole again for the store's own next try.
        case once
        /// Cut at this byte again and again, until the store gives up and its caller asks again.
        case always
        /// Held up for a moment at each piece, and then cut.
        case slow
        /// Nothing passes any more and nothing is closed, until somebody notices after a second.
        case stalled
        /// The same, and nobody notices but the store by its own deadline.
        case halfOpen
    }

    let manner: Manner
    let direction: Proxy.Direction
    let byte: Int

    /// Does it to a store that has its only connection through the proxy, and settles the outcome by the same command.
    func happen(to store: ObservedStore, through proxy: Proxy, asking request: AppendRequest) async throws {
        try await proxy.fallsSilent()
        proxy.setDelay(manner == .slow ? .milliseconds(3) : .zero)
        proxy.set(Proxy.Fault(isStall ? .stall : .cut, after: byte, direction, sparingNew: manner != .always))
        async let first = store.append(request)
        if manner == .stalled {
            try await Task.sleep(for: .seconds(1))
            proxy.cutAll()
        }
        let outcome = await first
        proxy.set(nil)
        proxy.setDelay(.zero)
        guard outcome.isUnsettled else { return }
        if case .acknowledged = try await store.settle(request) { return }
        throw Unsettled(command: request.command.id)
    }

    private var isStall: Bool { manner == .stalled || manner == .halfOpen }
}
