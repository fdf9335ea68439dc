import Postgres
import TestSupport
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct ListenerTests {
    /// Reads events one by one.
    private struct Reader {
        private var iterator: AsyncStream<ListenerEvent>.Iterator

        init(_ listener: Listener) {
            iterator = listener.events.makeAsyncIterator()
        }

        mutating func next() async -> ListenerEvent? {
            await iterator.next(isolation: #isolation)
        }
    }

    private func notify(_ channel: String, _ payload: String, _ pool: Pool) async throws {
        try await pool.withSession { _ = try $0.query("select pg_notify(\(channel), \(payload))") }
    }

    @Test func notificationsArriveInOrder() async throws {
        let channels = ["listener one", "listener\"two"]
        let listener = try Listener(TestServer.configuration(), channels: channels, logger: TestServer.logger)
        var reader = Reader(listener)
        #expect(await reader.next() == .reconnected)
        try await TestServer.withPool(size: 1) { pool in
            for n in 0..<100 { try await notify(channels[n % 2], "payload \(n)", pool) }
        }
        for n in 0..<100 {
            #expect(await reader.next() == .notification(channel: channels[n % 2], payload: "payload \(n)"))
        }
        await listener.stop()
        #expect(await reader.next() == nil)
    }

    @Test func listeningSurvivesARestart() async throws {
        try await PrivateServer.with { server in
            let listener = Listener(server.configuration, channels: ["news"], logger: TestServer.logger)
            var reader = Reader(listener)
            #expect(await reader.next() == .reconnected)
            for mode in [PrivateServer.StopMode.fast, .immediate] {
                try await server.stop(mode)
                let error = try #require(await reader.next()?.failure)
                #expect(error.kind == .connection)
                // Long enough for several tries, of which nothing is heard.
                try await Task.sleep(for: .milliseconds(500))
                try await server.start()
                #expect(await reader.next() == .reconnected)
                try await TestServer.withPool(to: server.configuration, size: 1) { pool in
                    try await notify("news", "after \(mode)", pool)
                }
                #expect(await reader.next() == .notification(channel: "news", payload: "after \(mode)"))
            }
            await listener.stop()
        }
    }

    @Test func aServerThatIsNotThereYet() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        proxy.set(Proxy.Fault(.cut, after: 0, .toClient))
        let listener = Listener(proxy.configuration, channels: ["late"], logger: TestServer.logger)
        var reader = Reader(listener)
        #expect(await reader.next()?.failure?.kind == .connection)
        proxy.set(nil)
        #expect(await reader.next() == .reconnected)
        await listener.stop()
    }

    @Test func aReaderThatIsFarBehindKeepsTheNewest() async throws {
        let listener = try Listener(TestServer.configuration(), channels: ["flood"], logger: TestServer.logger)
        var reader = Reader(listener)
        #expect(await reader.next() == .reconnected)
        try await TestServer.withPool(size: 1) { pool in
            let flood: SQL = "select pg_notify('flood', n::text) from generate_series(1, 5000) n"
            try await pool.withSession { _ = try $0.query(flood) }
        }
        var last = ""
        var count = 0
        try await Task.sleep(for: .milliseconds(300))
        while last != "5000", case .notification(_, let payload) = await reader.next() {
            last = payload
            count += 1
        }
        #expect(last == "5000")
        #expect(count <= 1_024)
        await listener.stop()
    }

    @Test func stoppingIsQuickAndCloses() async throws {
        let name = "listener that stops"
        var configuration = try TestServer.configuration()
        configuration.parameters["application_name"] = name
        let listener = Listener(configuration, channels: ["x"], logger: TestServer.logger)
        var reader = Reader(listener)
        #expect(await reader.next() == .reconnected)
        let start = ContinuousClock.now
        await listener.stop()
        #expect(ContinuousClock.now - start < .seconds(8))
        try await TestServer.withPool(size: 1) { pool in
            let question: SQL = "select from pg_stat_activity where application_name = \(name)"
            try await eventually { try await pool.withSession { try $0.query(question).isEmpty } }
        }
    }
}

extension ListenerEvent {
    fileprivate var failure: PostgresError? {
        if case .disconnected(let error) = self { error } else { nil }
    }
}
