import EventSourcing
import EventStore
import Foundation
import TestSupport
import Testing

@Suite struct UnknownOutcomeTests {
    @Test("21 an outcome that is unknown stays so when the store's next try is refused", .timeLimit(.minutes(1)))
    func unknownThenRefused() async throws {
        try await ServerUnderTest.with { underTest in
            let proxy = try Proxy(to: underTest.writer)
            defer { proxy.close() }
            try await underTest.withStores(1, connections: 1, through: proxy.configuration) { stores in
                let stream = try StreamName(category: "observation", id: UUID())
                _ = try await stores[0].append(.sample(stream))
                try await proxy.fallsSilent()

                let request = try AppendRequest.sample(stream)
                proxy.set(.init(.stall, after: 1, .toClient, sparingNew: true))
                async let first = outcome(of: request, in: stores[0])
                try await underTest.wait(until: "SELECT EXISTS (SELECT FROM debrief.events WHERE position = 2)")
                try await underTest.script("REVOKE USAGE ON SCHEMA debrief FROM debrief_writer")
                proxy.cutAll()
                let told = await first
                guard case .unknown = told else {
                    Issue.record("it is recorded, and its caller was told \(told)")
                    return
                }

                try await underTest.script("GRANT USAGE ON SCHEMA debrief TO debrief_writer")
                let settled = try await stores[0].append(request)
                #expect(settled.isRepeat)
                #expect(settled.positions == 2...2)
            }
        }
    }

    private func outcome(of request: AppendRequest, in store: EventStore) async -> AppendOutcome {
        await ObservedStore(store, recorder: HistoryRecorder()).append(request)
    }
}
