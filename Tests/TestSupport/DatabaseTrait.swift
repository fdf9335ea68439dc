import EventStore
package import Testing

/// Gives each test of a suite a fresh database, cloned from a migrated template: `@Suite(.database)`, then
/// `TestDatabase.current`.
package struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
    package let isRecursive = true
    let partitionRows: Int64

    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await TestCluster.shared.withDatabase(partitionRows: partitionRows) { database in
            try await TestDatabase.$scoped.withValue(database) { try await function() }
        }
    }
}

extension Trait where Self == DatabaseTrait {
    package static var database: Self { Self(partitionRows: Migrator.standardPartitionRows) }

    /// With partitions so small that a few events fill them.
    package static func database(partitionRows: Int64) -> Self { Self(partitionRows: partitionRows) }
}
