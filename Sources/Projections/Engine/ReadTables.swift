import EventSourcing
import EventStore
import Postgres

/// The tables of the read models of one generation, within a transaction of the writer.
struct ReadTables {
    let schema: String
    let generation: Generation
    private(set) var counts: [String: [String: [Int32]]]

    init(schema: String, generation: Generation, counts: [String: [String: [Int32]]] = [:]) {
        (self.schema, self.generation, self.counts) = (schema, generation, counts)
    }

    func sql(_ table: String) -> SQL {
        "\(identifier: schema).\(identifier: generation.name(of: table))"
    }

    /// Rows and checkpoint are lost together when the server falls, and then projected again.
    func withoutWaitingForDisk(_ session: borrowing Session) throws {
        try session.query("SELECT set_config('synchronous_commit', 'off', true)")
    }

    /// Takes the lease: nobody else advances these read models until the transaction ends.
    func lock(_ models: [any ReadModel], at expected: [Position], _ session: borrowing Session) throws {
        let rows = try session.query(
            """
            SELECT projection, version, position FROM \(identifier: schema).checkpoints
            WHERE generation = \(generation.rawValue) AND projection = ANY (\(models.map(\.name)))
            ORDER BY projection FOR UPDATE
            """
        )
        var checkpoints: [String: (version: Int32, position: Position)] = [:]
        for row in rows { checkpoints[try row.decode(0)] = (try row.decode(1), try row.decode(2)) }
        for (model, expected) in zip(models, expected) {
            guard let checkpoint = checkpoints[model.name], checkpoint.version == model.version else {
                let version = checkpoints[model.name]?.version
                throw ProjectionError.mismatch(projection: model.name, version: version, expected: model.version)
            }
            let position = checkpoint.position
            guard position <= expected else {
                throw ProjectionError.ahead(projection: model.name, checkpoint: position, expected: expected)
            }
            guard position == expected else {
                throw ProjectionError.behind(projection: model.name, checkpoint: position, expected: expected)
            }
        }
    }

    func advance(
        _ models: [any ReadModel],
        from expected: [Position],
        to batch: Batch,
        _ session: borrowing Session
    ) throws {
        let behind = zip(models, expected).filter { $0.1 < batch.through }.map(\.0.name)
        try session.execute(
            """
            UPDATE \(identifier: schema).checkpoints
            SET position = \(batch.through), recorded_at = \(batch.recordedAt.map { Timestamp($0) }),
                advanced_at = clock_timestamp()
            WHERE generation = \(generation.rawValue) AND projection = ANY (\(behind))
            """
        )
    }

    func write(_ writes: TableWrites, to table: ReadTable, _ session: borrowing Session) throws {
        if writes.count > 0 {
            let rows = try writes.copy(into: table)
            try session.copyIn("COPY \(sql: sql(table.name)) (\(sql: table.copiedColumns)) FROM STDIN (FORMAT binary)")
            {
                try $0.write(rows.bytes)
            }
        }
        guard !writes.endings.isEmpty else { return }
        let endings = writes.endings
        try session.execute(
            """
            UPDATE \(sql: sql(table.name)) t SET valid_to = e.valid_to
            FROM unnest(\(endings.created), \(endings.parts), \(endings.from), \(endings.to))
                AS e (created, part, valid_from, valid_to)
            WHERE t.created = e.created AND t.part = e.part AND t.valid_from = e.valid_from
            """
        )
    }

    func park(_ parking: Batch.Parking, in models: [any ReadModel], _ session: borrowing Session) throws {
        try session.execute(
            """
            INSERT INTO \(identifier: schema).parked AS p (projection, generation, stream, position, error)
            VALUES (\(models[parking.model].name), \(generation.rawValue), \(parking.stream.rawValue),
                \(parking.position), \(String(parking.error.prefix(2_000))))
            ON CONFLICT (projection, generation, stream) DO UPDATE
            SET position = excluded.position, error = excluded.error, attempts = p.attempts + 1,
                parked_at = excluded.parked_at
            """
        )
    }

    /// Puts a stream's rows in place of those that stand, and counts anew where either counts.
    mutating func remake(
        _ remade: Remade,
        of models: [any ReadModel],
        _ session: borrowing Session
    ) throws {
        for index in remade.models {
            let model = models[index]
            var scopes: Set<String> = []
            for table in model.tables where !table.isCounters {
                if table.isCounted { scopes.formUnion(try self.scopes(of: remade.created, in: table, session)) }
                try session.execute("DELETE FROM \(sql: sql(table.name)) WHERE created = \(remade.created)")
                guard let writes = remade.batch.writes[index][table.name] else { continue }
                try write(writes, to: table, session)
                scopes.formUnion(writes.deltas.map(\.scope))
            }
            try settle(remade, for: model, at: index, of: models, session)
            for table in model.tables { try recount(scopes, of: table, session) }
        }
    }

    /// Parked again where it stuck again, with one attempt more; no longer parked otherwise.
    private func settle(
        _ remade: Remade,
        for model: any ReadModel,
        at index: Int,
        of models: [any ReadModel],
        _ session: borrowing Session
    ) throws {
        let parkings = remade.batch.parkings.filter { $0.model == index }
        for parking in parkings { try park(parking, in: models, session) }
        guard parkings.isEmpty else { return }
        try session.execute(
            """
            DELETE FROM \(identifier: schema).parked
            WHERE projection = \(model.name) AND generation = \(generation.rawValue)
                AND stream = \(remade.stream.rawValue)
            """
        )
    }

    private func scopes(of created: Position, in table: ReadTable, _ session: borrowing Session) throws -> [String] {
        try session.query(
            "SELECT DISTINCT unnest(scopes) FROM \(sql: sql(table.name)) WHERE created = \(created)"
        ).map { try $0.decode(0) }
    }
}

extension ReadTables {
    /// Adds what a batch changed in the counts: the whole array of a scope anew at each position where it changed.
    mutating func count(
        _ writes: [String: TableWrites],
        into table: ReadTable,
        _ session: borrowing Session
    ) throws {
        guard case .counters(let source, let cells) = table.kind, let deltas = writes[source]?.deltas, !deltas.isEmpty
        else { return }
        var known = counts[table.name] ?? [:]
        for scope in Set(deltas.map(\.scope)) where known[scope] == nil {
            known[scope] = try lastCounts(of: scope, in: table, session) ?? Array(repeating: 0, count: cells)
        }
        try copy(deltas, onto: &known, into: table, session)
        counts[table.name] = known
    }

    /// Counts scopes from the rows that stand, over all positions.
    private mutating func recount(
        _ scopes: Set<String>,
        of table: ReadTable,
        _ session: borrowing Session
    ) throws {
        guard case .counters(let source, let cells) = table.kind else { return }
        for scope in scopes.sorted() {
            try session.execute("DELETE FROM \(sql: sql(table.name)) WHERE scope = \(scope)")
            let rows = try session.query(
                """
                SELECT valid_from, cells, 1 FROM \(sql: sql(source)) WHERE scopes @> ARRAY[\(scope)] AND cells <> '{}'
                UNION ALL
                SELECT valid_to, cells, -1 FROM \(sql: sql(source))
                WHERE scopes @> ARRAY[\(scope)] AND cells <> '{}' AND valid_to < \(ReadTable.open)
                ORDER BY 1
                """
            )
            let deltas = try rows.map { row in
                CountDelta(
                    scope: scope,
                    position: try row.decode(0),
                    cells: try row.decode(1),
                    step: try row.decode(2)
                )
            }
            var known = [scope: Array(repeating: Int32(0), count: cells)]
            try copy(deltas, onto: &known, into: table, session)
            counts[table.name, default: [:]][scope] = known[scope]
        }
    }

    private func lastCounts(
        of scope: String,
        in table: ReadTable,
        _ session: borrowing Session
    ) throws -> [Int32]? {
        try session.query(
            """
            SELECT counts FROM \(sql: sql(table.name)) WHERE scope = \(scope) ORDER BY valid_from DESC LIMIT 1
            """
        ).first?.decode(0)
    }

    private func copy(
        _ deltas: [CountDelta],
        onto known: inout [String: [Int32]],
        into table: ReadTable,
        _ session: borrowing Session
    ) throws {
        var rows = BinaryRows(columns: 3)
        var net: [String: [Int16: Int32]] = [:]
        for (place, delta) in deltas.enumerated() {
            for cell in delta.cells { net[delta.scope, default: [:]][cell, default: 0] += delta.step }
            let isLastOfPosition = place + 1 == deltas.count || deltas[place + 1].position != delta.position
            guard isLastOfPosition else { continue }
            for (scope, steps) in net where steps.values.contains(where: { $0 != 0 }) {
                for (cell, step) in steps { known[scope]?[Int(cell)] += step }
                rows.beginRow()
                try rows.field(scope)
                try rows.field(delta.position)
                try rows.field(known[scope] ?? [])
            }
            net = [:]
        }
        rows.finish()
        try session.copyIn("COPY \(sql: sql(table.name)) (\(sql: table.copiedColumns)) FROM STDIN (FORMAT binary)") {
            try $0.write(rows.bytes)
        }
    }
}
