import EventStore

extension TestDatabase {
    /// Runs `body` with another database as the test's own: one place more, so a test takes one at most.
    package static func withAnother(_ body: @Sendable () async throws -> Void) async throws {
        try await TestCluster.shared.withDatabase(partitionRows: Migrator.standardPartitionRows) { database in
            try await $scoped.withValue(database) { try await body() }
        }
    }
}
