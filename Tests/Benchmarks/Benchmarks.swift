import ArgumentParser
import TestSupport

/// Measures the store beside what PostgreSQL itself does on the same server in the same run.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the event store beside PostgreSQL's own tools."
    )

    @Flag(help: "Print one line of JSON a figure.")
    var json = false

    @Flag(help: "Grow the log to 10 million events too.")
    var large = false

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Measure only these figures.", valueName: "name"))
    var only: [String] = []

    @Flag(help: "Measure nothing; do the fault runs in their long form, for hours.")
    var soak = false

    @Option(help: ArgumentHelp("The seed of the fault runs.", valueName: "number"))
    var seed: UInt64 = .random(in: 0...UInt64.max)

    func validate() throws {
        if let unknown = only.first(where: { name in !Plan.names.contains(name) }) {
            throw ValidationError("There is no figure \(unknown); there are \(Plan.names.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        soak ? try await disturb() : try await measure()
    }

    private func disturb() async throws {
        var areKept = true
        for fault in Soak.all {
            if let obstacle = fault.obstacle {
                print("\(fault.name) · left out: \(obstacle)")
                continue
            }
            Progress.say("\(fault.name): \(fault.long) \(fault.unit), seed \(seed)")
            let verdict = await fault.run(count: fault.long, seed: seed)
            print(verdict)
            areKept = areKept && verdict.isKept
        }
        if !areKept { throw ExitCode(1) }
    }

    private func measure() async throws {
        let figures = try await Plan(only: Set(only), isLarge: large).run(on: try Server())
        print(json ? figures.map(\.json).joined(separator: "\n") : FigureTable(figures).text)
        if figures.contains(where: { !$0.isReached }) { throw ExitCode(1) }
    }
}
