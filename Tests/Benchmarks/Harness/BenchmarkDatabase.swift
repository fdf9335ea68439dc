import EventSourcing
import EventStore
import Postgres
import TestSupport

/// A database with an organisation's log in it.
struct BenchmarkDatabase: Sendable {
    let server: Server
    let superuser: ConnectionConfiguration

    var writer: ConnectionConfiguration { configuration(.writer) }

    /// As one of the organisation's roles.
    func configuration(_ role: Role) -> ConnectionConfiguration {
        var configuration = superuser
        configuration.parameters["user"] = OrganisationName.standard.role(role)
        return configuration
    }

    func withStore<Outcome>(_ body: (EventStore) async throws -> Outcome) async throws -> Outcome {
        try await Pool.with(writer, size: 8, logger: .silent) { pool in
            let store = try await EventStore.open(pool, organisation: .standard, logger: .silent)
            let outcome: Result<Outcome, any Error>
            do { outcome = .success(try await body(store)) } catch { outcome = .failure(error) }
            await store.shutdown()
            return try outcome.get()
        }
    }

    /// Runs text of one or many statements as superuser.
    func script(_ text: String) async throws {
        try await server.connected(to: superuser, timeout: .seconds(1_800)) { session in try session.script(text) }
    }

    /// The one number that a query gives.
    func number(_ query: SQL) async throws -> Int64 {
        try await server.connected(to: superuser) { session in try session.query(query).first?.decode(0) ?? 0 }
    }

    /// The one text that a query gives.
    func text(_ query: SQL) async throws -> String {
        try await server.connected(to: superuser) { session in try session.query(query).first?.decode(0) ?? "" }
    }

    func averageRecordBytes() async throws -> Int64 {
        try await number("SELECT avg(octet_length(record))::bigint FROM debrief.events")
    }

    /// Imports so many events, 20 to a stream of their own, as a log has them that grew: one beside the other.
    func fill(with events: Int, through store: EventStore) async throws {
        let summary = try await store.importRequests(ImportedNotes(count: events))
        guard summary.appended == events else {
            throw BenchmarkFailure("\(summary.appended) of \(events) were imported")
        }
        try await script("VACUUM (FREEZE, ANALYZE) debrief.events")
        try await script("VACUUM (FREEZE, ANALYZE) debrief.streams")
    }
}
