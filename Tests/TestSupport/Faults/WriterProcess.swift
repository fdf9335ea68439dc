import Foundation
import Postgres
import Subprocess

/// A process of its own that appends what it is told to, and can be killed.
struct WriterProcess {
    typealias Answers = SubprocessOutputSequence.StringSequence<UTF8>.AsyncIterator

    private let execution: Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>

    /// Starts a writer, runs `body`, and kills the writer if it still runs.
    static func with<R: Sendable>(
        _ configuration: ConnectionConfiguration,
        _ body: (WriterProcess, inout Answers) async throws -> R
    ) async throws -> R {
        let words = [program] + configuration.parameters.map { "\($0.key)='\($0.value)'" }
        let result = try await Subprocess.run(
            .name("env"),
            arguments: Arguments(words),
            input: .inputWriter,
            output: .sequence,
            error: .discarded
        ) { execution in
            let writer = WriterProcess(execution: execution)
            var answers = execution.standardOutput.strings().makeAsyncIterator()
            defer { writer.kill() }
            return try await body(writer, &answers)
        }
        return result.closureResult
    }

    /// Asks for the appends of these seeds, all at once.
    func ask(_ seeds: [UInt64]) async throws {
        _ = try await execution.standardInputWriter.write(seeds.map { "\($0)\n" }.joined())
    }

    func kill() {
        try? execution.send(signal: .kill)
    }

    /// It is built beside whatever runs now.
    private static var program: String {
        let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: running).deletingLastPathComponent().appending(path: "FaultyWriter").path()
    }
}
