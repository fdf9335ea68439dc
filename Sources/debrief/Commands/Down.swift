import ArgumentParser
import Postgres

struct Down: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop the private PostgreSQL.",
        discussion: "What it holds stays where it is.\n\nExample: debrief down"
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard case .own(let cluster) = try DatabaseServer.current() else {
            throw Failure(.usage, "DEBRIEF_DATABASE_URL names a server that runs by itself: nothing of ours to stop.")
        }
        let connections = await connections(to: cluster)
        let stopped = cluster.isMade ? try await stop(cluster) : false
        try Stopped(folder: cluster.folder, stopped: stopped, connections: connections).print(asJSON: output.json)
    }

    /// How many others stay connected; none where it can't be asked.
    private func connections(to cluster: PrivateCluster) async -> Int64 {
        let count = try? await Pool.with(
            try cluster.configuration(for: PrivateCluster.migrator),
            size: 1,
            logger: .commandLine
        ) { pool in
            var count = try await clients(pool)
            // The command before this one may still be on its way out.
            if count > 0 {
                try await Task.sleep(for: .milliseconds(300))
                count = try await clients(pool)
            }
            return count
        }
        return count ?? 0
    }

    /// Counted by what everybody may see of others' connections: a user and a database.
    private func clients(_ pool: Pool) async throws -> Int64 {
        try await pool.withSession(timeout: .seconds(5)) { session in
            try session.query(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE usesysid IS NOT NULL AND datid IS NOT NULL AND pid <> pg_backend_pid()
                """
            ).first?.decode(0) ?? 0
        }
    }

    private func stop(_ cluster: PrivateCluster) async throws -> Bool {
        try await cluster.exclusively {
            try await Progress.show("stopping PostgreSQL") { try await cluster.stop() }
        }
    }

    private struct Stopped: Answer {
        let folder: String
        let stopped: Bool
        /// Those that were ended by it.
        let connections: Int64

        var text: String {
            guard stopped else { return "nothing was running" }
            let data = "stopped; the data stay in \(folder)"
            guard connections > 0 else { return data }
            let ended = connections == 1 ? "1 connection was" : "\(connections) connections were"
            return """
                \(data)
                \(ended) ended with it: a debrief up or debrief serve that runs answers nothing until \
                debrief up --database-only
                """
        }
    }
}
