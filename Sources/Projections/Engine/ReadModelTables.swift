import EventSourcing
import EventStore
import Postgres

/// Makes the tables of read models, and puts those that were built beside them in their place.
struct ReadModelTables: Sendable {
    /// So many rebuilds may run at a time.
    static let maximumBuilding = 2
    /// What has not come further for so long is no longer being built by anybody.
    private static let abandonedAfter = 60.0

    private let pool: Pool
    private let organisation: OrganisationName
    private var schema: String { organisation.readSchema }

    init(_ pool: Pool, organisation: OrganisationName) {
        (self.pool, self.organisation) = (pool, organisation)
    }

    /// Makes what is missing, with its indexes.
    ///
    /// - Returns: The read models whose tables are of an older version.
    /// - Throws: `ProjectionError.newer`; `PostgresError`.
    func make(_ models: [any ReadModel]) async throws -> [any ReadModel] {
        try await pool.transaction { session in
            var versions = try Self.versions(in: schema, session)
            if models.contains(where: { versions[$0.name] == nil }) {
                try lock(session)
                versions = try Self.versions(in: schema, session)
            }
            var outdated: [any ReadModel] = []
            for model in models {
                guard let version = versions[model.name] else {
                    try make(model, .live, session)
                    for table in model.tables { try index(table, .live, session) }
                    continue
                }
                guard version <= model.version else {
                    throw ProjectionError.newer(projection: model.name, version: version, known: model.version)
                }
                if version < model.version { outdated.append(model) }
            }
            return outdated
        }
    }

    /// Makes empty tables beside those that are read.
    ///
    /// - Throws: `ProjectionError.rebuilding`; `PostgresError`.
    func beginBuilding(_ models: [any ReadModel]) async throws {
        try await pool.transaction { session in
            try lock(session)
            let building = try Checkpoint.all(in: schema, session).filter {
                $0.generation == .next && $0.idle < Self.abandonedAfter
            }
            for model in models {
                let isTaken = building.contains { $0.projection == model.name }
                guard !isTaken, building.count < Self.maximumBuilding || models.count > 1 else {
                    throw ProjectionError.rebuilding(model.name)
                }
            }
            for model in models {
                try drop(model, .next, session)
                try make(model, .next, session)
            }
        }
    }

    /// Makes the indexes of what was filled without.
    func index(_ models: [any ReadModel]) async throws {
        for model in models {
            for table in model.tables {
                try await pool.transaction(timeout: .seconds(3_600)) { session in
                    try session.query(
                        """
                        SELECT set_config('maintenance_work_mem', '64MB', true),
                            set_config('statement_timeout', '0', true)
                        """
                    )
                    try index(table, .next, session)
                    try session.execute(
                        """
                        UPDATE \(identifier: schema).checkpoints SET advanced_at = clock_timestamp()
                        WHERE generation = 'next' AND projection = \(model.name)
                        """
                    )
                }
                _ = try await pool.withSession(timeout: .seconds(600)) { session in
                    try session.execute("ANALYZE \(sql: name(table, .next))")
                }
            }
        }
    }

    /// Puts what was built in the place of what is read, unless that is further already, or somebody reads it for long.
    ///
    /// - Returns: Whether it was done; otherwise it is worth another try.
    func switchOver(_ models: [any ReadModel]) async throws -> Bool {
        do {
            return try await exchange(models)
        } catch let error as PostgresError where error.sqlState == "55P03" {
            return false
        }
    }

    private func exchange(_ models: [any ReadModel]) async throws -> Bool {
        try await pool.transaction { session in
            try session.query("SELECT set_config('lock_timeout', '5s', true)")
            try session.query(
                """
                SELECT FROM \(identifier: schema).checkpoints WHERE projection = ANY (\(models.map(\.name)))
                ORDER BY projection, generation FOR UPDATE
                """
            )
            let checkpoints = try Checkpoint.all(in: schema, session)
            for model in models {
                let own = checkpoints.filter { $0.projection == model.name }
                let live = own.first { $0.generation == .live }?.position ?? 0
                guard let next = own.first(where: { $0.generation == .next }) else {
                    throw ProjectionError.mismatch(projection: model.name, version: nil, expected: model.version)
                }
                guard next.position >= live else { return false }
            }
            for model in models {
                try drop(model, .live, session)
                for table in model.tables {
                    try session.execute("ALTER TABLE \(sql: name(table, .next)) RENAME TO \(identifier: table.name)")
                }
                for register: SQL in ["checkpoints", "parked"] {
                    try session.execute(
                        """
                        UPDATE \(identifier: schema).\(sql: register) SET generation = 'live'
                        WHERE projection = \(model.name) AND generation = 'next'
                        """
                    )
                }
            }
            return true
        }
    }

    /// What was being built is of no more use.
    func abandon(_ models: [any ReadModel]) async throws {
        try await pool.transaction { session in
            try lock(session)
            for model in models { try drop(model, .next, session) }
        }
    }

    /// Whoever makes or drops tables waits here for whoever does.
    private func lock(_ session: borrowing Session) throws {
        try session.execute("LOCK TABLE \(identifier: schema).checkpoints IN SHARE ROW EXCLUSIVE MODE")
    }

    private static func versions(in schema: String, _ session: borrowing Session) throws -> [String: Int32] {
        var versions: [String: Int32] = [:]
        for checkpoint in try Checkpoint.all(in: schema, session) where checkpoint.generation == .live {
            versions[checkpoint.projection] = checkpoint.version
        }
        return versions
    }

    private func name(_ table: ReadTable, _ generation: Generation) -> SQL {
        "\(identifier: schema).\(identifier: generation.name(of: table.name))"
    }

    /// The second fence, for readers that aren't ours: what is unclassified, as it stands now. What was less sensitive once
    /// is as sensitive as it is now, so nothing of before is shown.
    private func fence(_ name: SQL, _ session: borrowing Session) throws {
        let (reader, guest) = (organisation.role(.reader), organisation.role(.guest))
        try session.execute("ALTER TABLE \(sql: name) ENABLE ROW LEVEL SECURITY")
        try session.execute("CREATE POLICY everything ON \(sql: name) FOR SELECT TO \(identifier: reader) USING (true)")
        try session.execute(
            """
            CREATE POLICY unclassified ON \(sql: name) FOR SELECT TO \(identifier: guest)
            USING (sensitivity = 0 AND valid_to = \(literal: String(Position.max))::bigint)
            """
        )
        try session.execute("GRANT SELECT ON \(sql: name) TO \(identifier: guest)")
    }

    private func make(_ model: any ReadModel, _ generation: Generation, _ session: borrowing Session) throws {
        for table in model.tables {
            let name = name(table, generation)
            let definition = table.definition.replacing("{read}", with: ("\(identifier: schema)" as SQL).text)
            try session.execute("CREATE TABLE \(sql: name) \(unsafe: definition)")
            try session.execute("ALTER TABLE \(sql: name) ADD PRIMARY KEY \(unsafe: table.primaryKey)")
            try session.execute("GRANT SELECT ON \(sql: name) TO \(identifier: organisation.role(.reader))")
            if table.tellsSensitivity, table.isOpenToGuests { try fence(name, session) }
        }
        try session.execute(
            """
            INSERT INTO \(identifier: schema).checkpoints (projection, generation, version)
            VALUES (\(model.name), \(generation.rawValue), \(model.version))
            """
        )
    }

    private func index(_ table: ReadTable, _ generation: Generation, _ session: borrowing Session) throws {
        for index in table.indexes {
            var definition: String? = index.definition
            if let extensionName = index.needs {
                let isThere = try session.query(
                    "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = \(extensionName))"
                ).first?.decode(0, as: Bool.self)
                if isThere != true { definition = index.otherwise }
            }
            if let definition {
                try session.execute("CREATE INDEX ON \(sql: name(table, generation)) \(unsafe: definition)")
            }
        }
    }

    private func drop(_ model: any ReadModel, _ generation: Generation, _ session: borrowing Session) throws {
        for table in model.tables { try session.execute("DROP TABLE IF EXISTS \(sql: name(table, generation))") }
        for register: SQL in ["checkpoints", "parked"] {
            try session.execute(
                """
                DELETE FROM \(identifier: schema).\(sql: register)
                WHERE projection = \(model.name) AND generation = \(generation.rawValue)
                """
            )
        }
    }
}
