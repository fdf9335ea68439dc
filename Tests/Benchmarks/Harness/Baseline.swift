import Foundation
import Postgres

/// The plain table beside the log: the same columns, partitions, indexes and bytes, without its rules.
struct Baseline: Sendable {
    let database: BenchmarkDatabase

    /// Makes the table.
    func make() async throws {
        try await database.script(
            """
            CREATE SCHEMA baseline;
            CREATE TABLE baseline.events (LIKE debrief.events INCLUDING ALL) PARTITION BY RANGE (position);
            CREATE TABLE baseline.events_1 (LIKE baseline.events INCLUDING ALL);
            ALTER TABLE baseline.events ATTACH PARTITION baseline.events_1 FOR VALUES FROM (1) TO (100000001);
            CREATE SEQUENCE baseline.position;
            """
        )
    }

    /// Inserts the log's last record, one row a transaction, for some seconds, from so many clients.
    func insert(clients: Int, seconds: Int) async throws -> PgbenchRun {
        let record = try await database.text("SELECT record FROM debrief.events ORDER BY position DESC LIMIT 1")
        let variables = [
            "actor": "6b1a2c3d-0000-4000-8000-000000000001", "digest": "\\x" + String(repeating: "a5", count: 32),
            "record": record,
        ]
        return try await PgbenchRun.run(
            Self.statement,
            variables: variables,
            clients: clients,
            seconds: seconds,
            on: database
        )
    }

    /// Every value but the position and the time comes from the client, as an application's would.
    private static let statement = """
        \\set stream random(1, \(Workload.streamCount))
        INSERT INTO baseline.events (position, recorded_at, stream, revision, type, mission, actor, command_id, digest, leaf, record)
        VALUES (nextval('baseline.position'), clock_timestamp(), 'note/' || :stream, :stream, 'note.made', NULL,
            :actor, :actor, :digest, :digest, :record);
        """
}
