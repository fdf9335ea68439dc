package import EventSourcing
package import EventStore
package import Postgres
package import Transparency

/// Recomputes a log and holds it against its checkpoints, its columns against its records, and the tables beside it
/// against the log. It believes nothing of what the database says but the verifier keys that it was given.
package struct LogVerifier: Sendable {
    /// So many events are read at once. A multiple of a tile's width, so that tiles are read with the events.
    private static let part: Int64 = 8 * Tiles.width
    /// Parts are computed side by side, in order.
    private static let atOnce = 3

    private let pool: Pool
    private let organisation: OrganisationName
    private let trees: TreeRegister
    private let verifiers: [VerifierKey]
    private let witnesses: [VerifierKey]
    private let now: Instant

    /// The pool's login is the organisation's writer or signer; it needs four connections to be quick. The verifiers'
    /// signatures are believed. Nothing can have been recorded later than now, by this machine's clock.
    package init(
        _ pool: Pool,
        organisation: OrganisationName,
        verifiers: [VerifierKey],
        witnesses: [VerifierKey] = [],
        now: Instant
    ) {
        (self.pool, self.organisation) = (pool, organisation)
        trees = TreeRegister(pool, organisation: organisation)
        (self.verifiers, self.witnesses, self.now) = (verifiers, witnesses, now)
    }

    /// Verifies the log, or what came after a checkpoint that is held.
    ///
    /// - Parameters:
    ///   - held: Checkpoints to compare besides those that are published.
    ///   - start: Where to begin: the tree up to there is taken from the published hashes, which must have this
    ///     checkpoint's root. nil is the log's beginning.
    ///   - progress: Is told how many events are done, of how many.
    /// - Returns: What holds, and what doesn't.
    /// - Throws: `PostgresError`; what isn't as it must be is no error here.
    package func verify(
        holding held: [HeldCheckpoint] = [],
        since start: HeldCheckpoint? = nil,
        progress: @Sendable (Position, Position) -> Void = { _, _ in }
    ) async throws -> Verification {
        // What is signed meanwhile is of events behind the head, and isn't looked at.
        let published = try await checkpoints(and: held)
        let head = try await head()
        var run = VerificationRun(published, behind: try await frontier(of: start))
        if start != nil, run.start == 0 { run.note(.startIsElsewhere) }
        if let largest = run.largestSize, largest > head { run.note(.shrunk(head: head, signed: largest)) }
        try await walk(&run, to: head, progress: progress)
        let beside = try await pool.withSession(timeout: .seconds(3_600)) { [schema = organisation.rawValue] session in
            try TableCheck(schema: schema, head: head).faults(session)
        }
        run.note(beside + (try await TileCheck(trees).faults(of: run.published, upTo: head)))
        return run.verification(head: head, witnesses: witnesses)
    }

    private func head() async throws -> Position {
        try await pool.withSession { [schema = organisation.rawValue] session in
            try session.query(
                "SELECT coalesce(max(e.position), 0) FROM \(identifier: schema).events e"
            ).first?.decode(0) ?? 0
        }
    }

    /// The tree up to a checkpoint; an empty one where the published hashes have another root.
    private func frontier(of start: HeldCheckpoint?) async throws -> Frontier {
        guard let start, start.size > 0 else { return Frontier() }
        let frontier = try? await trees.frontier(ofSize: start.size)
        guard let frontier, frontier.root == start.checkpoint.root else { return Frontier() }
        return frontier
    }

    private func walk(
        _ run: inout VerificationRun,
        to head: Position,
        progress: @Sendable (Position, Position) -> Void
    ) async throws {
        let begin = run.start
        guard begin < head else { return }
        let starts = Array(stride(from: begin / Self.part * Self.part, to: head, by: Int(Self.part)))
        try await withThrowingTaskGroup(of: (Int, CheckedPart).self) { group in
            var next = 0
            var done: [Int: CheckedPart] = [:]
            func start() {
                guard next < starts.count else { return }
                let place = next
                next += 1
                group.addTask {
                    let after = max(starts[place], begin)
                    return (place, try await part(after: after, through: min(head, starts[place] + Self.part)))
                }
            }
            for _ in 0..<Self.atOnce { start() }
            for place in starts.indices {
                while done[place] == nil, let (other, part) = try await group.next() { done[other] = part }
                guard let part = done.removeValue(forKey: place) else { break }
                start()
                run.add(part)
                progress(min(head, starts[place] + Self.part), head)
            }
        }
    }

    /// What is behind a position and not behind another, computed, with what is published of it.
    @concurrent private func part(after: Position, through last: Position) async throws -> CheckedPart {
        let first = max(0, after - 1)
        let (rows, unreadable) = try await rows(after: first, through: last)
        let width = Tiles.width
        let tiles = try await trees.tiles(level: 0, places: after / width..<(last + width - 1) / width)
        return CheckedPart(rows: rows, unreadable: unreadable, after: after, through: last, tiles: tiles, now: now)
    }

    /// The rows, with those left out that no event can look like.
    private func rows(after: Position, through last: Position) async throws -> ([StoredEvent], [LogFault]) {
        guard after < last else { return ([], []) }
        do {
            let rows = try await EventStore.storedEvents(
                after: after,
                limit: Int(last - after),
                of: organisation,
                from: pool
            )
            return (Array(rows.prefix { $0.event.position <= last }), [])
        } catch let error as PostgresError where error.kind == .decoding {
            guard last - after > 1 else { return ([], [.event(.unreadable, at: last, error.message)]) }
            let middle = after + (last - after) / 2
            let (lower, upper) = (
                try await rows(after: after, through: middle), try await rows(after: middle, through: last)
            )
            return (lower.0 + upper.0, lower.1 + upper.1)
        }
    }

    /// Those with a good signature, and what is wrong with the others.
    private func checkpoints(and held: [HeldCheckpoint]) async throws -> PublishedTrees {
        var published = PublishedTrees(held: held)
        var size: Position = 0
        while true {
            let page = try await trees.trees(after: size, limit: 1_000)
            for tree in page { published.add(tree, verifiedBy: verifiers) }
            guard let last = page.last else { return published }
            size = last.size
        }
    }
}
