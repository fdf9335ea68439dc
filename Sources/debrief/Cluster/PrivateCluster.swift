import Postgres

/// The PostgreSQL that Debrief makes, starts and stops for one user when none is named.
struct PrivateCluster {
    static let superuser = "postgres"
    static let migrator = "debrief_migrator"
    static let database = "debrief"

    let location: ClusterLocation
    /// Everything of the cluster: its data, passwords and log.
    let folder: String
    /// Looked for when they are needed alone: a command that finds the server running has no use for them.
    let programs: @Sendable () async -> [ServerPrograms]

    var data: String { folder + "/data" }
    var log: String { folder + "/server.log" }
    var passwords: PasswordFile { PasswordFile(path: folder + "/passwords", account: location.account) }
    var isMade: Bool { Files.exists(folder) }

    /// What the running server says of itself; nil when none runs.
    var server: PostmasterFile? {
        PostmasterFile(data + "/postmaster.pid").flatMap { $0.isServed ? $0 : nil }
    }

    /// The socket's folder as the running server told it; nil when no server runs.
    var servedFrom: String? { server?.socketFolder }

    /// - Parameter environment: see `ClusterLocation` and `ServerPrograms`.
    /// - Throws: where there can be no cluster.
    init(environment: [String: String]) throws(Failure) {
        let location = try ClusterLocation(environment: environment)
        self.init(location: location, folder: location.base + "/cluster") {
            await ServerPrograms.installed(with: "initdb", environment: environment)
        }
    }

    init(
        location: ClusterLocation,
        folder: String,
        programs: @escaping @Sendable () async -> [ServerPrograms]
    ) {
        self.location = location
        self.folder = folder
        self.programs = programs
    }

    /// How `role` logs in to the running server.
    func configuration(for role: String) throws(Failure) -> ConnectionConfiguration {
        guard let socketFolder = servedFrom else {
            throw Failure(.unavailable, "The private PostgreSQL in \(folder) isn't running: run debrief up.")
        }
        return ConnectionConfiguration(parameters: [
            "host": socketFolder, "port": "5432", "dbname": Self.database, "user": role, "passfile": passwords.path,
            "options": "",
        ])
    }

    /// Runs `body` while no other command makes, starts or stops this cluster.
    func exclusively<R>(_ body: () async throws -> R) async throws -> R {
        try Files.makeFolder(location.base, for: location.account)
        let lock = try await Progress.show("waiting for another debrief command") {
            try await FolderLock.acquire(location.base + "/lock")
        }
        defer { extendLifetime(lock) }
        return try await body()
    }
}
