import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport

/// A process that does nothing but append, to be killed while it does: it reads the seed of a request from each line of
/// its input and writes what became of it, as JSON, to its output.
@main struct FaultyWriter {
    static func main() async throws {
        let configuration = try ConnectionConfiguration(url: CommandLine.arguments.dropFirst().joined(separator: " "))
        // One connection, so that who holds its line holds the append.
        let pool = Pool(configuration, size: 1, logger: .silent)
        let store = try await EventStore.open(pool, organisation: .standard, logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            while let line = readLine(), let seed = UInt64(line) {
                group.addTask { try await append(seed, to: store) }
            }
            try await group.waitForAll()
        }
        await store.shutdown()
        await pool.shutdown()
    }

    private static func append(_ seed: UInt64, to store: EventStore) async throws {
        let request = try RequestGenerator.request(seed: seed)
        var answer = WriterAnswer(seed: seed)
        do throws(AppendError) {
            answer.acknowledge(try await store.append(request), of: request)
        } catch {
            answer.error = "\(error)"
        }
        let line = try JSONEncoder().encode(answer) + [UInt8(ascii: "\n")]
        // One write a line, so that lines don't mix and a killed process leaves no half of one behind.
        try FileHandle.standardOutput.write(contentsOf: line)
    }
}
