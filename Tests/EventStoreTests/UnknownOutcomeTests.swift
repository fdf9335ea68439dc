import EventSourcing
import EventStore
import Foundation
import TestSupport
import Testing

@Suite struct UnknownOutcomeTests {
    @Test("21 an outcome that is unknown stays so when the store's next try is refused", .timeLimit(.minutes(5)))
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

    @Test(
        "21 a conflict that the store's next try meets is told only where the first try meets it too",
        .timeLimit(.minutes(5)),
        arguments: [false, true]
    )
    func unknownThenConflict(isOutgrown: Bool) async throws {
        try await ServerUnderTest.with { underTest in
            let proxy = try Proxy(to: underTest.writer)
            defer { proxy.close() }
            let limits = AppendLimits(patience: .seconds(12))
            try await underTest.withStores(2, connections: 1, limits: limits, through: proxy.configuration) { stores in
                let stream = try StreamName("observation/1")
                for store in stores { _ = try await store.append(.sample(StreamName("observation/2"))) }
                if isOutgrown { _ = try await stores[1].append(.sample(stream)) }
                try await proxy.fallsSilent()

                // The first try stays on the line, whole, until the second has its answer.
                let expected: ExpectedRevision = isOutgrown ? .absent : .exists
                let request = try AppendRequest.sample(stream, expecting: expected)
                proxy.set(.init(.stall, after: 1, .toServer, sparingNew: true))
                let told = await outcome(of: request, in: stores[0])

                try await underTest.withStores(1) { other in _ = try await other[0].append(.sample(stream)) }
                proxy.set(nil)
                switch told {
                case .refused(.conflict(stream, .absent, actual: 0)): #expect(isOutgrown)
                case .unknown:
                    #expect(!isOutgrown)
                    let id = request.command.id.uuidString
                    try await underTest.wait(
                        until: "SELECT EXISTS (SELECT FROM debrief.commands WHERE command_id = '\(id)')"
                    )
                default: Issue.record("its caller was told \(told)")
                }
                try await proxy.fallsSilent()
                let isRecorded = try await stores[1].answer(to: request.command.id) != nil
                #expect(isRecorded != isOutgrown)
                #expect(try await stores[1].load(stream).count == 2)
            }
        }
    }

    private func outcome(of request: AppendRequest, in store: EventStore) async -> AppendOutcome {
        await ObservedStore(store, recorder: HistoryRecorder()).append(request)
    }
}
