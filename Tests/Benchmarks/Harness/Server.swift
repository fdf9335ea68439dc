import EventStore
import Foundation
import Postgres
import Subprocess
import TestSupport

/// The run's own PostgreSQL, in default durability, and the programs that speak to it.
struct Server: Sendable {
    let superuser: ConnectionConfiguration

    /// The server that `deploy/bench` started.
    init() throws {
        guard let address = ProcessInfo.processInfo.environment["DEBRIEF_TEST_SERVER"] else {
            throw BenchmarkFailure("DEBRIEF_TEST_SERVER is not set: measure by deploy/bench")
        }
        superuser = try ConnectionConfiguration(url: address)
    }

    /// A new database with an organisation in it; the run's end removes it.
    func makeDatabase(
        _ name: String,
        partitionRows: Int64 = Migrator.standardPartitionRows
    ) async throws -> BenchmarkDatabase {
        try await connected(to: superuser) { session in
            try session.execute("CREATE DATABASE \(identifier: name)")
        }
        var here = superuser
        here.parameters["dbname"] = name
        let migrator = Migrator(
            configuration: here,
            organisation: .standard,
            logger: .silent,
            partitionRows: partitionRows
        )
        try await migrator.migrate(source: "https://example.org")
        let password = superuser.parameters["password"] ?? ""
        try await connected(to: here) { session in
            for role in [Role.writer, .projector, .signer, .reader].map(OrganisationName.standard.role) {
                try session.execute("ALTER ROLE \(identifier: role) LOGIN PASSWORD \(literal: password)")
            }
        }
        return BenchmarkDatabase(server: self, superuser: here)
    }

    @discardableResult
    func connected<Outcome: Sendable>(
        to configuration: ConnectionConfiguration,
        timeout: Duration = .seconds(120),
        _ body: @Sendable (borrowing Session) throws -> Outcome
    ) async throws -> Outcome {
        try await Pool.with(configuration, logger: .silent) { pool in
            try await pool.withSession(timeout: timeout, body)
        }
    }

    /// Runs one of PostgreSQL's own programs on a database and returns what it printed.
    func run(
        _ program: String,
        _ arguments: [String],
        on configuration: ConnectionConfiguration
    ) async throws -> String {
        let result = try await Subprocess.run(
            .name(program),
            arguments: Arguments(arguments),
            environment: .inherit.updating(configuration.environment),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        guard result.terminationStatus.isSuccess else {
            throw BenchmarkFailure("\(program): \(result.standardError)")
        }
        return result.standardOutput
    }

    /// Runs one of PostgreSQL's own programs on a database for its side effects, or for the time it takes.
    func runDiscardingOutput(
        _ program: String,
        _ arguments: [String],
        on configuration: ConnectionConfiguration
    ) async throws {
        let result = try await Subprocess.run(
            .name(program),
            arguments: Arguments(arguments),
            environment: .inherit.updating(configuration.environment),
            output: .discarded,
            error: .string(limit: 1 << 20)
        )
        guard result.terminationStatus.isSuccess else {
            throw BenchmarkFailure("\(program): \(result.standardError)")
        }
    }
}

extension ConnectionConfiguration {
    /// For libpq's other programs.
    var environment: [Environment.Key: String?] {
        [
            "PGHOST": parameters["host"], "PGPORT": parameters["port"], "PGUSER": parameters["user"],
            "PGPASSWORD": parameters["password"], "PGDATABASE": parameters["dbname"],
        ]
    }
}
