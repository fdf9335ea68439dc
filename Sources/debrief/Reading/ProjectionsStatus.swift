import ArgumentParser
import Contract

struct ProjectionsStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show each projection: position, lag in events and seconds, what is parked.",
        discussion: "Example: debrief projections status --json"
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.ask(ProjectionsQuestion()).print(asJSON: output.json)
    }
}

extension ProjectionsAnswer: Answer {
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
