import EventSourcing
import EventStore
import Foundation
import Postgres

/// Writes what was folded: rows and checkpoint in one transaction, under the lock of the checkpoint, which is the lease.
actor ProjectionWriter {
    let pool: Pool
    let schema: String
    let models: [any ReadModel]
    let generation: Generation
    /// The last counts of each scope, by table.
    private var counts: [String: [String: [Int32]]] = [:]

    init(pool: Pool, schema: String, models: [any ReadModel], generation: Generation) {
        (self.pool, self.schema, self.models, self.generation) = (pool, schema, models, generation)
    }

    /// What was known of the rows is no longer true.
    func forget() {
        counts = [:]
    }

    /// `expected` is where each read model stood when the batch was begun.
    ///
    /// - Throws: `ProjectionError` where one stands elsewhere, and then nothing is written; `PostgresError`.
    func write(_ batch: Batch, expecting expected: [Position], remaking streams: [Remade] = []) async throws {
        let known = counts
        do {
            let (schema, models, generation) = (schema, models, generation)
            counts = try await pool.transaction(timeout: .seconds(600)) { session in
                var tables = ReadTables(schema: schema, generation: generation, counts: known)
                try tables.withoutWaitingForDisk(session)
                try tables.lock(models, at: expected, session)
                for (index, model) in models.enumerated() {
                    for table in model.tables {
                        if let writes = batch.writes[index][table.name] { try tables.write(writes, to: table, session) }
                    }
                    for table in model.tables { try tables.count(batch.writes[index], into: table, session) }
                }
                for parking in batch.parkings { try tables.park(parking, in: models, session) }
                for stream in streams { try tables.remake(stream, of: models, session) }
                try tables.advance(models, from: expected, to: batch, session)
                return tables.counts
            }
        } catch {
            counts = [:]
            throw error
        }
    }

    /// Puts the rows of streams in place of those that stand, at the positions where the read models are.
    func remake(_ streams: [Remade], at expected: [Position]) async throws {
        let (schema, models, generation) = (schema, models, generation)
        counts = [:]
        try await pool.transaction(timeout: .seconds(600)) { session in
            var tables = ReadTables(schema: schema, generation: generation, counts: [:])
            try tables.lock(models, at: expected, session)
            for stream in streams { try tables.remake(stream, of: models, session) }
        }
    }
}

/// All rows of a stream as they are made anew from its events.
struct Remade: Sendable {
    let stream: StreamName
    let created: Position
    /// The places of the read models whose rows they are.
    let models: Set<Int>
    let batch: Batch
}
