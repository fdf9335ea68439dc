import DeskSupport
import Lessons
import TestSupport
import Testing

@testable import API

/// How often each may ask.
@Suite(.database, .timeLimit(.minutes(5))) struct RateTests {
    @Test func aBucketFillsAtItsRateAndNoFurther() {
        let buckets = TokenBuckets(perSecond: 2, atOnce: 4)
        let start = ContinuousClock.now
        func take(at seconds: Int, _ key: String = "a") -> Int? { buckets.take(key, now: start + .seconds(seconds)) }
        #expect((0..<5).map { _ in take(at: 0) } == [nil, nil, nil, nil, 1])
        #expect(take(at: 0, "b") == nil)
        #expect((0..<3).map { _ in take(at: 1) } == [nil, nil, 1])
        #expect((0..<5).map { _ in take(at: 3_600) } == [nil, nil, nil, nil, 1])
    }

    @Test func whoHasToWaitIsToldForHowLong() {
        let buckets = TokenBuckets(perSecond: 0.1, atOnce: 1)
        let start = ContinuousClock.now
        #expect(buckets.take("a", now: start) == nil)
        #expect(buckets.take("a", now: start) == 10)
        #expect(buckets.take("a", now: start + .seconds(4)) == 6)
        #expect(buckets.take("a", now: start + .seconds(10)) == nil)
    }

    @Test func whatIsForgottenWasFull() {
        let buckets = TokenBuckets(perSecond: 1, atOnce: 1)
        let start = ContinuousClock.now
        for index in 0...10_000 { #expect(buckets.take("\(index)", now: start) == nil) }
        #expect(buckets.take("0", now: start) == 1)
        #expect(buckets.take("0", now: start + .seconds(1)) == nil)
        #expect(buckets.take("0", now: start + .seconds(1)) == 1)
    }

    /// Two at once and one a second from an address, one at once and one in two seconds of a principal: slow machines take
    /// no 20 s for 20 requests.
    private func options(trusting proxies: Set<String> = []) -> ServerOptions {
        var options = ServerOptions.test
        options.requestsPerSecond = 0.5
        options.trustedProxies = proxies
        return options
    }

    /// How 20 requests at the same time are answered, each forwarded for an address of its own.
    private func statuses(_ server: TestServer, _ path: String, token: String, for address: String) async throws
        -> [Int]
    {
        try await withThrowingTaskGroup { group in
            for index in 0..<20 {
                let forwarded = address.replacing("#", with: "\(index)")
                group.addTask { try await server.get(path, ["X-Forwarded-For": forwarded], token: token).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: ["/readyz", "/metrics", "/v1/board"])
    func anAddressIsHeldToItsBound(path: String) async throws {
        try await TestServer.with(options()) { server in
            let statuses = try await statuses(server, path, token: "", for: "192.0.2.#")
            #expect(statuses.contains(429) && statuses.count { $0 != 429 } >= 2, "\(statuses)")
        }
    }

    @Test func whetherItLivesMayBeAskedAtAnyTime() async throws {
        try await TestServer.with(options()) { server in
            let statuses = try await statuses(server, "/healthz", token: "", for: "192.0.2.#")
            #expect(statuses.allSatisfy { $0 == 200 }, "\(statuses)")
        }
    }

    @Test func aTrustedProxyTellsForWhomItAsks() async throws {
        try await TestServer.with(options(trusting: ["127.0.0.1"])) { server in
            let others = try await statuses(server, "/readyz", token: "", for: "192.0.2.#")
            #expect(others.allSatisfy { $0 == 200 }, "\(others)")
        }
    }

    /// What stands before the last address was told by the client.
    @Test func whatAClientSaysOfItselfBeforeTheProxyIsPassedOver() async throws {
        try await TestServer.with(options(trusting: ["127.0.0.1"])) { server in
            let statuses = try await statuses(server, "/readyz", token: "", for: "192.0.2.#, 198.51.100.1")
            #expect(statuses.contains(429), "\(statuses)")
        }
    }

    @Test func aPrincipalIsHeldToItsBoundWhereverItAsksFrom() async throws {
        try await TestServer.with(options(trusting: ["127.0.0.1"])) { server in
            let statuses = try await statuses(server, "/v1/board", token: server.token, for: "192.0.2.#")
            #expect(statuses.contains(429) && statuses.contains(200), "\(statuses)")
            let person = PersonID(source: "test", externalID: "observer")
            let other = try await server.desk.token(for: person, Grant(role: .observer))
            let headers = ["X-Forwarded-For": "192.0.2.100"]
            #expect(try await server.get("/v1/board", headers, token: other).status == 200)
        }
    }
}
