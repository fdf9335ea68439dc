import ArgumentParser
import Contract
import Projections

struct ProjectionsRebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Build a projection anew from the first event on; the old one is read until the new one stands.",
        discussion: "Example: debrief projections rebuild observations"
    )

    @Argument(help: "The projection's name, as debrief projections shows it.")
    var name: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await rebuild().print(asJSON: output.json)
    }

    private func rebuild() async throws -> RebuiltAnswer {
        if let remote = try ledger.remote() {
            return try await remote.answer(RebuildProjection(name: name), isLong: true)
        }
        return try await ledger.withDesk { desk in
            let bar = ProgressBar("rebuilding \(name)")
            try await desk.projector.rebuild(name) { position, head in bar.show(Int(position), of: Int(head)) }
            bar.end()
            return RebuiltAnswer(projection: name, position: String(try await desk.side.position(of: [name])))
        }
    }
}

extension RebuiltAnswer: Answer {
    var text: String { "\(projection) was built anew, up to position \(position)" }
}
