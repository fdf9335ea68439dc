import FoundationEssentials
import Glibc

/// The processes that work inside a folder: what a killed command started and left.
struct FolderWorkers {
    private static let patience = Duration.seconds(10)
    let folder: String
    /// The programs that count, by name; nil for all.
    var programs: Set<String>?

    /// Ends them at once (for a PostgreSQL server that is its immediate shutdown), and waits until they are gone.
    func end() async throws(Failure) {
        let end = ContinuousClock.now + Self.patience
        while true {
            let workers = running()
            guard !workers.isEmpty else { return }
            guard ContinuousClock.now < end else {
                throw Failure(.tryAgain, "Processes \(workers) still work in \(folder): end them, then try again.")
            }
            for worker in workers { kill(worker, SIGQUIT) }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    func running() -> [pid_t] {
        guard let place = realpath(folder, nil) else { return [] }
        defer { free(place) }
        let path = String(cString: place)
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { pid_t($0) }.filter { process in
            let current = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            guard current == path || current?.hasPrefix(path + "/") == true else { return false }
            return programs?.contains(name(of: process)) ?? true
        }
    }

    private func name(of process: pid_t) -> String {
        (Files.read("/proc/\(process)/comm") ?? "").filter { !$0.isNewline }
    }
}
