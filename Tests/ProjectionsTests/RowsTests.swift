import EventSourcing
import EventStore
import Projections
import TestSupport
import Testing

/// What the rows are follows from the log alone.
@Suite(.database, .timeLimit(.minutes(3))) struct RowsTests {
    @Test(arguments: [UInt64(1), 2])
    func rowsAreTheSameForEveryBatchSize(seed: UInt64) async throws {
        try await TestProjections.with { test in
            try await test.record(400, seed: seed)
            var rows: [[String]] = []
            for size in [1, 7, 1_000] {
                try await test.forget()
                try await test.projector(batchSize: size).catchUp()
                rows.append(try await test.rows())
            }
            #expect(rows[0].count > 1_000)
            #expect(Set(rows[0]).symmetricDifference(rows[1]).min() == nil && rows[0].count == rows[1].count)
            #expect(Set(rows[1]).symmetricDifference(rows[2]).min() == nil && rows[1].count == rows[2].count)
        }
    }

    @Test func asOfEveryPositionOfARandomLogIsWhatItsBeginningGives() async throws {
        try await TestProjections.with { test in
            try await test.record(120, seed: 3)
            let head = try await test.store.head().position
            try await test.projector().catchUp()
            var asOf: [Position: [String]] = [:]
            for position in 1...head { asOf[position] = try await test.rows(asOf: position) }
            try await test.forget()
            let projector = test.projector()
            for position in 1...head {
                try await projector.catchUp(through: position)
                let difference = Set(try await test.rows(asOf: position)).symmetricDifference(asOf[position] ?? [])
                #expect(difference.min() == nil, "as of \(position)")
            }
        }
    }
}
