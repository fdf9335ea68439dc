import Glibc

/// Where a user's private cluster is, where its socket is, and who runs it.
struct ClusterLocation {
    /// The folder of the cluster, its lock, and whatever is still being made.
    let base: String
    let socketFolder: String
    /// The user who runs the server: `postgres` for root, whom PostgreSQL refuses, else the caller.
    let account: Account

    /// - Parameter environment: `DEBRIEF_DATA` puts everything, the socket too, into one folder; otherwise
    ///   the XDG variables, or root's usual places, decide.
    /// - Throws: where nobody can run the server, or the socket's path would be too long.
    init(environment: [String: String]) throws(Failure) {
        account = try Self.serverAccount()
        if let folder = Self.absolute(environment["DEBRIEF_DATA"]) {
            base = folder
            socketFolder = folder + "/socket"
        } else if account.isSomebodyElse {
            base = "/var/lib/debrief"
            socketFolder = "/tmp/debrief-\(account.user)"
        } else {
            let home = Self.absolute(environment["HOME"]) ?? account.home
            base = (Self.absolute(environment["XDG_DATA_HOME"]) ?? home + "/.local/share") + "/debrief"
            socketFolder =
                Self.absolute(environment["XDG_RUNTIME_DIR"]).map { $0 + "/debrief" } ?? "/tmp/debrief-\(account.user)"
        }
        try checkSocketPath()
    }

    /// Makes the socket's folder, or makes sure that nobody else can put a socket there.
    func prepareSocketFolder() throws(Failure) {
        try Files.makeFolder(socketFolder, for: account)
        guard let status = Files.status(socketFolder) else { throw .system("look at", socketFolder) }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == account.user else {
            throw Failure(
                .notPermitted,
                "\(socketFolder), where the socket should be, is somebody else's: "
                    + "have it removed, or name another place for everything with DEBRIEF_DATA."
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Failure(.notPermitted, "\(socketFolder) is open to others: run chmod 700 \(socketFolder).")
        }
    }

    private static func serverAccount() throws(Failure) -> Account {
        guard geteuid() == 0 else {
            if let account = Account.current { return account }
            throw Failure(
                .unavailable,
                "PostgreSQL wants its user to have a name, and \(geteuid()) has none: run debrief as a user of this machine."
            )
        }
        if let account = Account.named("postgres") { return account }
        throw Failure(
            .unavailable,
            "PostgreSQL doesn't run as root and there is no user postgres: run apt-get install postgresql."
        )
    }

    /// XDG says to ignore a relative path.
    private static func absolute(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/") else { return nil }
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// unix(7): a socket's address holds 108 bytes, the last of which is NUL.
    private func checkSocketPath() throws(Failure) {
        let socket = socketFolder + "/.s.PGSQL.5432"
        guard socket.utf8.count > 107 else { return }
        throw Failure(
            .usage,
            "The socket's path \(socket) is longer than 107 bytes: name a shorter folder with XDG_RUNTIME_DIR or DEBRIEF_DATA."
        )
    }
}
