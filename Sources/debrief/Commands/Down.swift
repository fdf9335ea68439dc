import ArgumentParser

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
        let stopped = cluster.isMade ? try await stop(cluster) : false
        try Stopped(folder: cluster.folder, stopped: stopped).print(asJSON: output.json)
    }

    private func stop(_ cluster: PrivateCluster) async throws -> Bool {
        try await cluster.exclusively {
            try await Progress.show("stopping PostgreSQL") { try await cluster.stop() }
        }
    }

    private struct Stopped: Answer {
        let folder: String
        let stopped: Bool

        var text: String {
            stopped ? "stopped; the data stay in \(folder)" : "nothing was running"
        }
    }
}
