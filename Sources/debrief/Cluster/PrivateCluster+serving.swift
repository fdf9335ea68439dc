import Glibc

extension PrivateCluster {
    /// How long a server may take to start: it repeats what a crash cut short.
    private static let startTimeout = Duration.seconds(120)
    /// Of the pages of the log and the read models, as many as one user's machine can spare: a long log is read from here.
    private static var sharedBuffers: UInt64 { min(max(MachineMemory.bytes / 8, 128 << 20), 2 << 30) }
    /// How long what a killed command or server left may take to end.
    private static let settleTimeout = Duration.seconds(10)

    /// Starts the server unless it runs, and waits until it takes connections. Call inside `exclusively`.
    ///
    /// - Returns: whether it was started now.
    @discardableResult
    func start() async throws(Failure) -> Bool {
        if server?.isReady == true { return false }
        try checkWhole()
        await settle()
        if server == nil, let refusal = try await startServer(), server == nil { throw explain("start", refusal) }
        try await untilReady()
        return true
    }

    /// Stops the server if it runs; what is being written is rolled back. Call inside `exclusively`.
    ///
    /// - Returns: whether it was stopped now.
    @discardableResult
    func stop() async throws(Failure) -> Bool {
        if server == nil { await settle() }
        guard server != nil else { return false }
        try await run(
            "pg_ctl",
            ["stop", "--silent", "--wait", "--timeout=120", "--mode=fast", "-D", "data"]
        )
        return true
    }

    /// A killed command leaves a `pg_ctl` that is about to start or stop a server, and a killed server leaves processes
    /// that would keep the next from starting: all are given the time to come to an end.
    private func settle() async {
        let workers = FolderWorkers(folder: folder, programs: ["pg_ctl", "postgres"])
        let end = ContinuousClock.now + Self.settleTimeout
        while server.map({ !$0.isReady }) ?? !workers.running().isEmpty, ContinuousClock.now < end, await Self.pause() {
        }
    }

    /// - Returns: what `pg_ctl` says where it started none; another `pg_ctl` may have been the first.
    private func startServer() async throws(Failure) -> ProgramResult? {
        try location.prepareSocketFolder()
        try writeSettings()
        let isAbandoned = FolderWorkers(folder: folder, programs: ["postgres"]).running().isEmpty
        for path in [data + "/postmaster.pid", location.socketFolder + "/.s.PGSQL.5432.lock"] {
            guard let file = PostmasterFile(path) else { continue }
            // PostgreSQL starts beside no file that a crash cut short.
            if isAbandoned, !file.namesProcess {
                try Files.remove(path)
            } else {
                try file.disown(for: location.account)
            }
        }
        if Files.exists(log) { try Files.move(log, to: log + ".old") }
        let started = try await matching().run(
            "pg_ctl",
            ["start", "--silent", "--wait", "--timeout=\(Self.startTimeout.components.seconds)", "-D", "data"]
                + ["-l", "server.log"],
            in: folder,
            as: location.account
        )
        return started.succeeded ? nil : started
    }

    private func untilReady() async throws(Failure) {
        let end = ContinuousClock.now + Self.startTimeout
        while let server, !server.isReady {
            guard ContinuousClock.now < end, await Self.pause() else { throw stillBusy }
        }
        guard server != nil else {
            throw Failure(.unavailable, "PostgreSQL ended as soon as it was started; its log is \(log).")
        }
    }

    /// False when the task was cancelled.
    private static func pause() async -> Bool {
        (try? await Task.sleep(for: .milliseconds(20))) != nil
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
            shared_buffers = \(Self.sharedBuffers >> 20)MB
            max_wal_size = 512MB
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_checkpoints = off

            """
        try Files.write(settings, to: data + "/debrief.conf", for: location.account)
    }
}
