import Foundation
import Postgres
import TestSupport

/// A database and two logins on the test run's server, as an administrator would make them: one that may migrate, and a
/// clerk who may do nothing yet.
struct NamedServer {
    let database = "named_\(UUID().uuidString.prefix(8).lowercased())"
    var login: String { database + "_login" }
    /// Roles are the whole server's, so the organisation has a name of its own.
    var organisation: String { database + "_org" }
    /// The clerk's and the migrator's environment.
    var owner: [String: String] { environment(login) }
    var clerk: [String: String] { environment(login + "_clerk") }

    private static let password = "correct horse"
    private let superuser: ConnectionConfiguration

    static func with(_ body: (NamedServer, Machine) async throws -> Void) async throws {
        let server = try NamedServer()
        try await server.make()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await Machine.with { try await body(server, $0) }) } catch {
            outcome = .failure(error)
        }
        try await server.administer("DROP DATABASE \(server.database) WITH (FORCE)")
        try outcome.get()
    }

    private init() throws {
        guard let address = ProcessInfo.processInfo.environment["DEBRIEF_TEST_SERVER"] else {
            throw PostgresError(.usage, "DEBRIEF_TEST_SERVER is not set: run the tests by deploy/test")
        }
        superuser = try ConnectionConfiguration(url: address)
    }

    func conninfo(login: String, password: String = password, database: String? = nil) -> String {
        let host = superuser.parameters["host"] ?? ""
        return "host='\(host)' dbname=\(database ?? self.database) user=\(login) password='\(password)'"
    }

    /// In the run's own database, unless another is named.
    func administer(_ statements: String..., in database: String? = nil) async throws {
        var configuration = superuser
        if let database { configuration.parameters["dbname"] = database }
        let pool = Pool(configuration, size: 1, logger: .silent)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await pool.withSession { session in for statement in statements { try session.script(statement) } }
            )
        } catch {
            outcome = .failure(error)
        }
        await pool.shutdown()
        try outcome.get()
    }

    private func make() async throws {
        try await administer(
            "CREATE DATABASE \(database)",
            "CREATE ROLE \(login) LOGIN CREATEROLE PASSWORD '\(Self.password)'",
            "CREATE ROLE \(login)_clerk LOGIN PASSWORD '\(Self.password)'",
            "GRANT CREATE ON DATABASE \(database) TO \(login)"
        )
    }

    private func environment(_ login: String) -> [String: String] {
        ["DEBRIEF_DATABASE_URL": conninfo(login: login), "DEBRIEF_ORGANISATION": organisation]
    }
}
