package import EventStore
import Logging
package import Postgres

/// A server of its own with one organisation's log on it, to have things done to it.
package struct ServerUnderTest: Sendable {
    package let server: PrivateServer
    package let organisation = OrganisationName.standard
    /// The superuser, for what a fault needs: two connections.
    package let superuser: Pool

    /// Makes the server and the log, runs `body`, and removes everything in any case.
    package static func with<R>(
        settings: [String: String] = [:],
        environment: [String: String] = [:],
        data: String? = nil,
        _ body: (ServerUnderTest) async throws -> R
    ) async throws -> R {
        try await PrivateServer.with(settings: settings, environment: environment, data: data) { server in
            let superuser = Pool(server.configuration, size: 2, logger: .silent)
            let underTest = ServerUnderTest(server: server, superuser: superuser)
            do {
                try await underTest.prepare()
                let value = try await body(underTest)
                await superuser.shutdown()
                return value
            } catch {
                await superuser.shutdown()
                throw error
            }
        }
    }

    /// The organisation's writer, as he logs in.
    package var writer: ConnectionConfiguration {
        var configuration = server.configuration
        configuration.parameters["user"] = organisation.role(.writer)
        return configuration
    }

    /// Runs `body` with stores that share nothing but the server, as several processes would be.
    package func withStores<R>(
        _ count: Int,
        connections: Int = 4,
        limits: AppendLimits = AppendLimits(),
        through configuration: ConnectionConfiguration? = nil,
        _ body: ([EventStore]) async throws -> R
    ) async throws -> R {
        let pools = (0..<count).map { _ in Pool(configuration ?? writer, size: connections, logger: .silent) }
        var stores: [EventStore] = []
        func end() async {
            for store in stores { await store.shutdown() }
            for pool in pools { await pool.shutdown() }
        }
        do {
            for pool in pools {
                stores.append(
                    try await EventStore.open(
                        pool,
                        organisation: organisation,
                        logger: .silent,
                        limits: limits,
                        pollInterval: .milliseconds(20)
                    )
                )
            }
            let value = try await body(stores)
            await end()
            return value
        } catch {
            await end()
            throw error
        }
    }

    /// Runs text of many statements as the superuser.
    package func script(_ text: String) async throws {
        try await superuser.withSession { try $0.script(text) }
    }

    /// Asks until the answer is true, for at most ten seconds.
    package func wait(until question: String) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await superuser.withSession({ try $0.query("\(unsafe: question)").first?.decode(0) }) != true {
            guard ContinuousClock.now < deadline else { throw PostgresError(.timeout, "never true: \(question)") }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    package func head() async throws -> Int64 {
        try await superuser.withSession { session in
            try session.query("SELECT coalesce(max(position), 0) FROM debrief.events").first?.decode(0) ?? 0
        }
    }

    private func prepare() async throws {
        let migrator = Migrator(
            configuration: server.configuration,
            organisation: organisation,
            logger: .silent
        )
        try await migrator.migrate(source: TestDatabase.source)
        try await Mutation.apply(in: server.configuration)
        let login: SQL = "ALTER ROLE \(identifier: organisation.role(.writer)) LOGIN"
        _ = try await superuser.withSession { try $0.execute(login) }
    }
}
