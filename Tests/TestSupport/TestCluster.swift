import EventStore
import Foundation
import Logging
import Postgres

/// The throw-away server of the test run: makes databases from a template that is migrated once.
actor TestCluster {
    static let shared = TestCluster()

    /// So many tests have a database at a time: each has its connections, and the server a limit of them.
    private static let maximumDatabases = 12

    private let run = UUID().uuidString.lowercased().prefix(8)
    private var template: [Int64: Task<String, any Error>] = [:]
    private var latest: Task<String, any Error>?
    private var count = 0
    private var templates = 0
    private var places = maximumDatabases
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// The superuser's way in, from `DEBRIEF_TEST_SERVER`, which `deploy/test` sets.
    static func configuration(database: String? = nil) throws -> ConnectionConfiguration {
        guard let address = ProcessInfo.processInfo.environment["DEBRIEF_TEST_SERVER"] else {
            throw PostgresError(.usage, "DEBRIEF_TEST_SERVER is not set: run the tests by deploy/test")
        }
        var configuration = try ConnectionConfiguration(url: address)
        if let database { configuration.parameters["dbname"] = database }
        return configuration
    }

    func withDatabase<Outcome>(
        partitionRows: Int64,
        _ body: @Sendable (TestDatabase) async throws -> Outcome
    ) async throws -> Outcome {
        await takePlace()
        defer { leavePlace() }
        let template = try await template(partitionRows: partitionRows)
        count += 1
        let name = "test_\(run)_\(count)"
        try await administer("CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)")
        let database = TestDatabase(superuser: try Self.configuration(database: name))
        do {
            let outcome = try await body(database)
            try await administer("DROP DATABASE \(identifier: name) WITH (FORCE)")
            return outcome
        } catch {
            try? await administer("DROP DATABASE \(identifier: name) WITH (FORCE)")
            throw error
        }
    }

    private func template(partitionRows: Int64) async throws -> String {
        if let made = template[partitionRows] { return try await made.value }
        templates += 1
        let name = "template_\(run)_\(templates)"
        // One after the other: the roles that each makes are the server's.
        let before = latest
        let making = Task {
            _ = try? await before?.value
            try await administer("CREATE DATABASE \(identifier: name)")
            let migrator = Migrator(
                configuration: try Self.configuration(database: name),
                organisation: .standard,
                logger: .silent,
                partitionRows: partitionRows
            )
            try await migrator.migrate(source: TestDatabase.source)
            try await Mutation.apply(in: try Self.configuration(database: name))
            for role in Role.allCases where role != .owner {
                let password = try Self.configuration().parameters["password"] ?? ""
                try await administer(
                    "ALTER ROLE \(identifier: OrganisationName.standard.role(role)) LOGIN PASSWORD \(literal: password)"
                )
            }
            return name
        }
        template[partitionRows] = making
        latest = making
        do {
            return try await making.value
        } catch {
            // The next test makes another, so that one failure isn't that of all.
            template[partitionRows] = nil
            throw error
        }
    }

    private func administer(_ statement: SQL) async throws {
        _ = try await Pool.with(try Self.configuration(), logger: .silent) { pool in
            try await pool.withSession { session in try session.execute(statement) }
        }
    }

    private func takePlace() async {
        if places > 0 {
            places -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leavePlace() {
        if waiting.isEmpty {
            places += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
