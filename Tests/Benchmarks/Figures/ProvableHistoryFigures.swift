import Audit
import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Transparency

/// What it costs that nobody can quietly change the record.
struct ProvableHistoryFigures: Measurement {
    static let names = [
        "tree", "audit_verify", "append_with_signer", "checkpoint_lag", "proof_time", "proof_bytes",
    ]

    private let events = 1_000_000
    private let callers = 64

    var rounds: Int { 3 }

    func measure(on server: Server) async throws -> [Figure] {
        let appended = try await appending(on: server)
        return [tree()] + (try await verifying(on: server)) + appended
    }

    /// Entries hashed into leaves, and leaves into the tree.
    private func tree() -> Figure {
        let entries = (0..<1_000).map { Digest(hashing: "\($0)".utf8) }
        var frontier = Frontier()
        let start = ContinuousClock.now
        for place in 0..<events { frontier.append(Digest(leafOf: entries[place % entries.count])) }
        let rate = Double(frontier.size) / (ContinuousClock.now - start).seconds
        return Figure(
            name: "tree",
            value: rate,
            unit: "leaves/s",
            limit: 500_000,
            limitedBy: "what is asked for",
            target: .atLeast(1)
        )
    }

    private func verifying(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("audit")
        try await database.withStore { store in try await database.fill(with: events, through: store) }
        return try await withSigner(on: database) { signer, pool in
            guard try await signer.round() == Position(events) else { throw BenchmarkFailure("not all is signed") }
            let seconds = try await alternating("audit_verify") {
                try await copySeconds(of: database)
            } ours: {
                try await verifySeconds(of: database, pool)
            }
            let (milliseconds, bytes) = try await proving(TreeRegister(pool, organisation: .standard))
            return [
                Figure(
                    name: "audit_verify",
                    value: seconds.ours,
                    unit: "s",
                    limit: seconds.baseline,
                    limitedBy: "psql's COPY of the same records | sha256sum",
                    target: .atMost(4),
                    note: "\(events) events, columns, streams and commands included"
                ),
                Figure(
                    name: "proof_time",
                    value: milliseconds,
                    unit: "ms, p50",
                    limit: 5,
                    limitedBy: "what is asked for",
                    target: .atMost(1),
                    note: "one of \(events) events"
                ),
                Figure(
                    name: "proof_bytes",
                    value: bytes,
                    unit: "B of JSON, largest",
                    limit: 1_024,
                    limitedBy: "what is asked for",
                    target: .atMost(1)
                ),
            ]
        }
    }

    private func copySeconds(of database: BenchmarkDatabase) async throws -> Double {
        let query = "COPY (SELECT record FROM debrief.events ORDER BY position) TO STDOUT"
        let start = ContinuousClock.now
        try await database.server.runDiscardingOutput(
            "sh",
            ["-c", "psql --no-psqlrc --quiet --command '\(query)' | sha256sum"],
            on: database.writer
        )
        return (ContinuousClock.now - start).seconds
    }

    private func verifySeconds(of database: BenchmarkDatabase, _ pool: Pool) async throws -> Double {
        let start = ContinuousClock.now
        let verifier = LogVerifier(
            pool,
            organisation: .standard,
            verifiers: [try Self.key().verifier],
            now: Self.now()
        )
        let verification = try await verifier.verify()
        guard verification.holds, verification.head == Position(events), verification.newest != nil else {
            throw BenchmarkFailure("the log doesn't hold: \(verification.faults.prefix(3))")
        }
        return (ContinuousClock.now - start).seconds
    }

    /// How long a proof takes, and how large the largest is as the API hands it out.
    private func proving(_ trees: TreeRegister) async throws -> (milliseconds: Double, bytes: Double) {
        var (latencies, largest) = ([Double](), 0)
        for _ in 0..<500 {
            let position = Position.random(in: 1...Position(events))
            let called = ContinuousClock.now
            let proved = try await trees.inclusion(of: position)
            latencies.append((ContinuousClock.now - called).microseconds / 1_000)
            largest = max(largest, try JSONEncoder().encode(proved.proof.hashes.map(\.base64)).count)
        }
        return (latencies.median, Double(largest))
    }

    private func appending(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("signed")
        let revisions = RevisionBook()
        return try await withSigner(on: database) { signer, pool in
            try await database.withStore { store in
                func rate() async throws -> Double {
                    try await AppendRun.run(callers: callers, for: .seconds(6), on: store, revisions: revisions)
                        .perSecond
                }
                _ = try await rate()
                let rates = try await alternating("append_with_signer") {
                    try await rate()
                } ours: {
                    // What came while nobody signed isn't part of it.
                    _ = try await signer.round()
                    return try await signing(signer) { try await rate() }
                }
                let lag = try await lag(behind: store, TreeRegister(pool, organisation: .standard), signer)
                return [
                    Figure(
                        name: "append_with_signer",
                        value: rates.ours,
                        unit: "events/s",
                        limit: rates.baseline,
                        limitedBy: "append_64 while nobody signs",
                        target: .atLeast(0.95)
                    ),
                    Figure(
                        name: "checkpoint_lag",
                        value: lag,
                        unit: "s, largest",
                        limit: 2,
                        limitedBy: "what is asked for",
                        target: .atMost(1),
                        note: "5,000 appends a second"
                    ),
                ]
            }
        }
    }

    /// Runs `body` while the log is signed each second.
    private func signing<Value>(_ signer: Signer, _ body: () async throws -> Value) async throws -> Value {
        let task = Task {
            while !Task.isCancelled {
                _ = try await signer.round()
                try await Task.sleep(for: .seconds(1))
            }
        }
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        task.cancel()
        do { try await task.value } catch is CancellationError {} catch let error as PostgresError
            where error.kind == .cancelled
        {}
        return try outcome.get()
    }

    /// How old the oldest event got, in seconds, before a checkpoint covered it, at 5,000 appends a second.
    private func lag(behind store: EventStore, _ trees: TreeRegister, _ signer: Signer) async throws -> Double {
        _ = try await signer.round()
        let end = ContinuousClock.now + .seconds(20)
        return try await signing(signer) {
            try await withThrowingTaskGroup(of: Double.self) { group in
                // 50 callers, each 100 a second.
                for caller in 0..<50 {
                    group.addTask {
                        var due = ContinuousClock.now
                        while due < end {
                            _ = try await store.append(.sample(try Workload.stream(caller)))
                            due += .milliseconds(10)
                            try await Task.sleep(until: due)
                        }
                        return 0
                    }
                }
                group.addTask {
                    var largest = 0.0
                    while ContinuousClock.now < end {
                        try await Task.sleep(for: .milliseconds(100))
                        let signed = try await trees.reach().signed
                        guard let oldest = try await store.read(after: signed, limit: 1).events.first else { continue }
                        let age = Self.now().microsecondsSince1970 - oldest.recordedAt.microsecondsSince1970
                        largest = max(largest, Double(age) / 1e6)
                    }
                    return largest
                }
                return try await group.reduce(0) { max($0, $1) }
            }
        }
    }

    private func withSigner<Outcome>(
        on database: BenchmarkDatabase,
        _ body: (Signer, Pool) async throws -> Outcome
    ) async throws -> Outcome {
        let folder = try TemporaryFolder.make("signer")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await Pool.with(database.configuration(.signer), size: 4, logger: .silent) { pool in
            let key = try Self.key()
            let signer = Signer(
                pool,
                organisation: .standard,
                keys: [key],
                origin: key.verifier.name,
                file: DurableFile(folder + "/state"),
                clock: { .sample(Timestamp.now.microsecondsSince1970) }
            )
            return try await body(signer, pool)
        }
    }

    private static func key() throws -> SigningKey {
        guard let name = KeyName("example.org/debrief") else { throw BenchmarkFailure("no name") }
        return try SigningKey(name: name, seed: [UInt8](repeating: 1, count: 32))
    }

    private static func now() -> Instant { .sample(Timestamp.now.microsecondsSince1970) }
}
