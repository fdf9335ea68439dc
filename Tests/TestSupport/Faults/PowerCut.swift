import Postgres

/// A server whose disk loses, at one moment, all that wasn't flushed to it.
enum PowerCut {
    /// Runs `body` with a disk and where on it a server's data may stand.
    static func onDisk<R>(_ body: (LoopImage, String) async throws -> R) async throws -> R {
        try await LoopImage.with(bytes: 512 << 20) { try await body($0, $0.folder + "/data") }
    }

    static func happen(to server: PrivateServer, on image: LoopImage) async throws {
        try await server.kill9 { try image.cutPower() }
        try await image.remount()
        try await server.start()
    }

    /// Appends to a plain table by plain SQL with this setting off: the store itself refuses such a server.
    ///
    /// - Returns: how many rows were acknowledged and are gone.
    static func control(without setting: String) async throws -> Int {
        try await onDisk { image, data in
            try await PrivateServer.with(settings: [setting: "off"], data: data) { server in
                let acknowledged = try await insert(on: server, image)
                let pool = Pool(server.configuration, size: 1, logger: .silent)
                let found: Int64 = try await pool.withSession { session in
                    try session.query("SELECT count(*) FROM control").first?.decode(0) ?? 0
                }
                await pool.shutdown()
                return acknowledged - Int(found)
            }
        }
    }

    /// A second of single inserts into a table that is flushed before, and then the cut.
    ///
    /// - Returns: how many were acknowledged.
    private static func insert(on server: PrivateServer, _ image: LoopImage) async throws -> Int {
        let pool = Pool(server.configuration, size: 1, logger: .silent)
        try await pool.withSession { try $0.script("CREATE TABLE control (n bigint); CHECKPOINT") }
        try await image.flush()
        let acknowledged = Counter()
        let inserting = Task {
            try await pool.withSession { session in
                while true {
                    try session.execute("INSERT INTO control VALUES (1)")
                    _ = acknowledged.take()
                }
            }
        }
        try await Task.sleep(for: .seconds(1))
        try await happen(to: server, on: image)
        inserting.cancel()
        await pool.shutdown()
        return acknowledged.take()
    }
}
