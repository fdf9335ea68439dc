import Glibc

extension PrivateCluster {
    /// Starts the server unless it runs. Call inside `exclusively`.
    ///
    /// - Returns: whether it was started now.
    @discardableResult
    func start() async throws(Failure) -> Bool {
        guard servedFrom == nil else { return false }
        try checkWhole()
        try location.prepareSocketFolder()
        try writeSettings()
        try PostmasterFile(data + "/postmaster.pid")?.disown(for: location.account)
        try PostmasterFile(location.socketFolder + "/.s.PGSQL.5432.lock")?.disown(for: location.account)
        if Files.exists(log) { try Files.move(log, to: log + ".old") }
        let started = try await matching().run(
            "pg_ctl",
            ["start", "--silent", "--wait", "--timeout=120", "-D", "data", "-l", "server.log"],
            in: folder,
            as: location.account
        )
        guard started.succeeded else { throw explain("start", started) }
        return true
    }

    /// Stops the server if it runs; what is being written is rolled back. Call inside `exclusively`.
    ///
    /// - Returns: whether it was stopped now.
    @discardableResult
    func stop() async throws(Failure) -> Bool {
        guard servedFrom != nil else { return false }
        try await run(
            "pg_ctl",
            ["stop", "--silent", "--wait", "--timeout=120", "--mode=fast", "-D", "data"]
        )
        return true
    }

    /// Runs one of the server's programs on the cluster's folder.
    @discardableResult
    func run(_ program: String, _ arguments: [String], input: String = "") async throws(Failure) -> String {
        let result = try await matching().run(program, arguments, in: folder, as: location.account, input: input)
        guard result.succeeded else { throw explain("run \(program) on", result) }
        return result.output
    }

    /// The settings of a server for one user's machine, written anew at each start: the socket's folder may move, and
    /// a newer Debrief may know better.
    func writeSettings() throws(Failure) {
        let socketFolder = location.socketFolder.replacing("'", with: "''")
        let settings = """
            # Written by debrief at each start; settings of your own belong into postgresql.auto.conf (ALTER SYSTEM).
            listen_addresses = ''
            port = 5432
            unix_socket_directories = '\(socketFolder)'
            unix_socket_permissions = 0700
            password_encryption = 'scram-sha-256'
            shared_buffers = 128MB
            max_wal_size = 512MB
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_checkpoints = off

            """
        try Files.write(settings, to: data + "/debrief.conf", for: location.account)
    }
}
