extension PrivateCluster {
    /// A new cluster is 40 MB; this leaves it room to write.
    private static let roomBytes: UInt64 = 128 << 20

    /// Makes the cluster beside its place and puts it there once it is whole, so that what an interrupted making left
    /// is never taken for a cluster. Call inside `exclusively`.
    ///
    /// - Parameter fill: works on the new cluster, running, before it is put in place.
    /// - Throws: `Failure` where no cluster can be made, and what `fill` throws; nothing is left then.
    func make(filledBy fill: ((PrivateCluster) async throws -> Void)? = nil) async throws {
        let newest = try await newest()
        let draft = PrivateCluster(location: location, folder: folder + ".making") { [newest] }
        try await draft.discard()
        do {
            try await draft.initialise()
            if let fill { try await draft.run(fill) }
        } catch {
            try? await draft.discard()
            throw error
        }
        try Files.move(draft.folder, to: folder)
    }

    /// The PostgreSQL that makes new clusters.
    func newest() async throws(Failure) -> ServerPrograms {
        let newest = try await matching()
        guard newest.major >= ServerPrograms.oldestMajor else {
            throw Failure(
                .unavailable,
                "\(newest.folder) is PostgreSQL \(newest.major) and Debrief needs \(ServerPrograms.oldestMajor) or later: "
                    + "install a newer one, or name it with DEBRIEF_POSTGRES."
            )
        }
        return newest
    }

    /// Removes what an interrupted making left, first of all what still runs there.
    private func discard() async throws(Failure) {
        try await FolderWorkers(folder: folder).end()
        try Files.remove(folder)
    }

    private func run(_ fill: (PrivateCluster) async throws -> Void) async throws {
        try await start()
        try await fill(self)
        try await stop()
    }

    private func initialise() async throws(Failure) {
        try Files.makeFolder(folder, for: location.account)
        if let free = Files.freeBytes(at: folder), free < Self.roomBytes { throw .full(folder) }
        let password = folder + "/initdb-password"
        try Files.write(try passwords.password(of: Self.superuser) + "\n", to: password, for: location.account)
        try await run(
            "initdb",
            [
                "-D", "data", "-k", "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-instructions",
                "--username=\(Self.superuser)", "--pwfile=initdb-password",
            ]
        )
        try Files.remove(password)
        try configure()
        try await run(
            "postgres",
            ["--single", "-D", "data", "-c", "exit_on_error=on", "-c", "log_checkpoints=off", "postgres"],
            input: try bootstrap()
        )
    }

    /// The superuser's only work: a database, and a login that may make the organisations' schemas and roles in it.
    /// PostgreSQL's single-user mode takes a statement a line and needs no server that somebody else could reach.
    private func bootstrap() throws(Failure) -> String {
        """
        CREATE ROLE \(Self.migrator) LOGIN CREATEROLE PASSWORD '\(try passwords.password(of: Self.migrator))'
        CREATE DATABASE \(Self.database)
        GRANT CREATE ON DATABASE \(Self.database) TO \(Self.migrator)

        """
    }

    private func configure() throws(Failure) {
        try Files.write("local all all scram-sha-256\n", to: data + "/pg_hba.conf", for: location.account)
        guard let settings = Files.read(data + "/postgresql.conf") else {
            throw .system("read", data + "/postgresql.conf")
        }
        try Files.write(settings + "\ninclude 'debrief.conf'\n", to: data + "/postgresql.conf", for: location.account)
        try writeSettings()
    }
}
