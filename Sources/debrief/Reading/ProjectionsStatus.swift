import ArgumentParser
import EventSourcing
import Projections

struct ProjectionsStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show each projection: position, lag in events and seconds, what is parked.",
        discussion: "Example: debrief projections status --json"
    )

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await readSide.open { open, _ in
            try StatusAnswer(try await open.side.status(of: open.store, now: .now)).print(asJSON: output.json)
        }
    }
}

/// The projections as they are printed.
private struct StatusAnswer: Answer {
    struct Parked: Encodable {
        let projection: String
        let stream: String
        let position: String
        let attempts: Int
        let parkedAt: String
        let error: String
    }

    struct Projection: Encodable {
        let name: String
        let version: Int32
        let position: String
        let lagEvents: Int64
        let lagSeconds: Double
        let state: String
        let parked: Int
    }

    let projections: [Projection]
    let parked: [Parked]

    init(_ statuses: [ProjectionStatus]) {
        projections = statuses.map { status in
            let isBehind = status.lag > 0
            return Projection(
                name: status.name,
                version: status.version,
                position: String(status.position),
                lagEvents: status.lag,
                lagSeconds: status.lagSeconds,
                state: status.building.map { "rebuilding, at \($0)" } ?? (isBehind ? "behind" : "up to date"),
                parked: status.parked.count
            )
        }
        parked = statuses.flatMap(\.parked).map { stream in
            Parked(
                projection: stream.projection,
                stream: stream.stream.rawValue,
                position: String(stream.position),
                attempts: stream.attempts,
                parkedAt: stream.parkedAt.description,
                error: stream.error
            )
        }
    }

    var text: String {
        var table = Table("projection", "position", "lag", "seconds", "parked", "state")
        for projection in projections {
            table.add(
                projection.name,
                projection.position,
                String(projection.lagEvents),
                String(Int(projection.lagSeconds.rounded())),
                String(projection.parked),
                projection.state
            )
        }
        guard !parked.isEmpty else { return table.text(width: Terminal.width) }
        let lines = parked.map {
            "  \($0.projection)  \($0.stream)  at \($0.position), tried \($0.attempts): \($0.error)"
        }
        return table.text(width: Terminal.width) + "\n\nparked (debrief projections retry):\n"
            + lines.joined(separator: "\n")
    }
}
