import EventStore
import FoundationEssentials
import Postgres
import Schema

/// The PostgreSQL that a command works on: the one that DEBRIEF_DATABASE_URL names, else the private one.
enum DatabaseServer {
    case named(ConnectionConfiguration)
    case own(PrivateCluster)

    static func current() throws -> DatabaseServer {
        let environment = ProcessInfo.processInfo.environment
        guard let url = environment["DEBRIEF_DATABASE_URL"], !url.isEmpty else {
            return .own(try PrivateCluster(environment: environment))
        }
        var configuration = try ConnectionConfiguration(url: url)
        // Poolers that hand every transaction to another connection may not follow prepared statements.
        configuration.usesPreparedStatements = environment["DEBRIEF_PREPARED_STATEMENTS"] != "off"
        return .named(configuration)
    }

    /// The same, with the private cluster started where it isn't running.
    static func started() async throws -> DatabaseServer {
        let server = try current()
        if case .own(let cluster) = server, cluster.isMade, cluster.server?.isReady != true {
            try await Progress.show("starting PostgreSQL") {
                _ = try await cluster.exclusively { try await cluster.start() }
            }
        }
        return server
    }

    /// How to log in with the right to make schemas and roles.
    func migrator() throws(Failure) -> ConnectionConfiguration {
        switch self {
        case .named(let configuration): configuration
        case .own(let cluster): try cluster.configuration(for: PrivateCluster.migrator)
        }
    }

    /// How to work as the organisation's role. A named server's login becomes it by a start-up parameter, for which it
    /// has to be a member; what a role sets for its own logins, the same has to set.
    func configuration(as role: Role, of organisation: OrganisationName) throws(Failure) -> ConnectionConfiguration {
        let name = organisation.role(role)
        switch self {
        case .own(let cluster): return try cluster.configuration(for: name)
        case .named(var configuration):
            guard configuration.parameters["user"] != name else { return configuration }
            configuration.parameters["options"] = [
                "-c statement_timeout=5min -c idle_in_transaction_session_timeout=5min",
                configuration.parameters["options"] ?? "", "-c role=\(name)",
            ].filter { !$0.isEmpty }.joined(separator: " ")
            return configuration
        }
    }

    /// The programs that can read and write the server's backups.
    func clientPrograms() async throws(Failure) -> ServerPrograms {
        if case .own(let cluster) = self { return try await cluster.matching() }
        let environment = ProcessInfo.processInfo.environment
        guard let newest = await ServerPrograms.installed(with: "pg_dump", environment: environment).first else {
            throw Failure(.unavailable, "pg_dump isn't on this machine: run apt-get install postgresql-client.")
        }
        return newest
    }

    /// Brings the organisation's schema up to date, and makes it where there is none.
    @discardableResult
    func migrate(_ organisation: OrganisationName, source: String?) async throws -> [Migration] {
        let register = OrganisationRegister(try migrator())
        switch self {
        case .named: return try await register.migrate(organisation, source: source)
        case .own(let cluster):
            return try await cluster.exclusively {
                let applied = try await register.migrate(organisation, source: source)
                try await cluster.admit(organisation)
                return applied
            }
        }
    }
}
