import Glibc

/// A cluster's `postmaster.pid`, or the like beside its socket: who serves which data, and where (PostgreSQL's
/// miscadmin.h has the layout). It outlives a server that was killed.
struct PostmasterFile {
    private let path: String
    private let lines: [Substring]

    /// Nil where there is no such file.
    init?(_ path: String) {
        guard let text = Files.read(path) else { return nil }
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    var socketFolder: String? {
        lines.count > 4 && !lines[4].isEmpty ? String(lines[4]) : nil
    }

    var namesProcess: Bool { process != nil }

    /// Whether the server takes connections: it writes so once it has recovered what was cut short.
    var isReady: Bool {
        lines.count > 7 && lines[7].hasPrefix("ready")
    }

    /// Whether the process that wrote the file still serves: it works in the data folder, so a process that got the
    /// same number since isn't taken for it.
    var isServed: Bool {
        guard let process, isAlive, lines.count > 1 else { return false }
        guard Files.exists("/proc/self/cwd") else { return true }
        var place = stat()
        var folder = stat()
        guard stat("/proc/\(process)/cwd", &place) == 0, stat(String(lines[1]), &folder) == 0 else { return false }
        return place.st_dev == folder.st_dev && place.st_ino == folder.st_ino
    }

    /// Names a process that can't exist (pids end at 2^22) where another one got the number of the server that is gone,
    /// for which PostgreSQL would refuse to start. The rest of the file stays: by its shared memory key PostgreSQL
    /// notices processes of the old server that still write.
    func disown(for account: Account) throws(Failure) {
        guard isAlive, !isServed else { return }
        let rest = lines.dropFirst().joined(separator: "\n")
        try Files.write("4194305\n\(rest)", to: path, for: account)
    }

    private var isAlive: Bool {
        process.map { kill($0, 0) == 0 || errno == EPERM } ?? false
    }

    private var process: pid_t? {
        lines.first.flatMap { pid_t($0) }
    }
}
