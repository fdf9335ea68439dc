package import EventSourcing
package import EventStore
package import Postgres
package import Transparency

/// Signs the log's tree, round after round: it reads what is new, computes every digest and leaf itself, holds all against
/// what the database computed, and publishes a checkpoint. What it signed once it never takes back: a log that shrank,
/// forked or was backdated is refused, with the position, until somebody looked at it.
package actor Signer {
    /// Where a round can be cut off; tests do.
    package enum Step: Sendable, CaseIterable {
        /// The promise to sign is on the disk.
        case promised
        /// The note is signed, and nobody has it.
        case signed
        /// Everybody can have it, and the state file doesn't know.
        case published
    }

    /// What comes behind a state, checked.
    private struct Extension {
        let state: SignerState
        let growth: TreeGrowth
        /// The last ones of the streams in it.
        let revisions: [StreamName: Revision]
    }

    /// A tree with more new events is signed in several.
    private static let eventsOfTree = 10_000
    private static let streamsRemembered = 100_000
    /// An event recorded so long before the signer last looked can't have been there then, in microseconds.
    private static let latest: Int64 = 60_000_000

    private let pool: Pool
    private let organisation: OrganisationName
    private let trees: TreeRegister
    private let keys: [SigningKey]
    private let origin: KeyName
    private let file: DurableFile
    private let clock: @Sendable () -> Instant
    private let onStep: @Sendable (Step) throws -> Void

    /// The pool's login is the organisation's signer. The keys, more than one while a new one takes over, have the log's
    /// origin for their name. In the file stands what the signer remembers: no other signer may be in a round with it
    /// at the same time.
    package init(
        _ pool: Pool,
        organisation: OrganisationName,
        keys: [SigningKey],
        origin: KeyName,
        file: DurableFile,
        clock: @escaping @Sendable () -> Instant,
        onStep: @escaping @Sendable (Step) throws -> Void = { _ in }
    ) {
        (self.pool, self.organisation, self.file) = (pool, organisation, file)
        (self.keys, self.origin) = (keys, origin)
        trees = TreeRegister(pool, organisation: organisation)
        (self.clock, self.onStep) = (clock, onStep)
    }

    /// Signs what is new.
    ///
    /// - Parameter acceptsLate: Whether events may be recorded long before the signer last looked, as after an outage.
    /// - Returns: How far the log is signed.
    /// - Throws: `SigningReport.Refusal`; `SignerStateFault`; `DurableFileError`; `PostgresError`.
    package func round(acceptsLate: Bool = false) async throws -> Position {
        var state = try await standing()
        while let next = try await extended(state, acceptsLate: acceptsLate) {
            try await sign(next, after: state)
            state = next.state
            state.promise = nil
        }
        lastRound = clock()
        return state.size
    }

    /// Begins a state file for a log that was signed before, whose own is gone: computes the whole tree anew, and holds it
    /// against the newest checkpoint, which has to be signed by one of these keys.
    ///
    /// - Throws: as `round`.
    package func adopt() async throws -> Position {
        guard try file.read() == nil else {
            throw SigningReport.Refusal(at: 0, "there is a state file already: \(file.path)")
        }
        guard let newest = try await trees.newest() else { return 0 }
        guard let checkpoint = try? SignedCheckpoint(newest.note, verifiedBy: keys.map(\.verifier)).checkpoint else {
            throw SigningReport.Refusal(at: newest.size, "none of these keys signed the tree of \(newest.size)")
        }
        var state = SignerState()
        while state.size < newest.size {
            let limit = min(Self.eventsOfTree, Int(newest.size - state.size))
            guard let next = try await extended(state, atMost: limit, acceptsLate: true) else { break }
            state = next.state
        }
        guard state.size == newest.size, state.frontier.root == checkpoint.root else {
            throw SigningReport.Refusal(at: state.size, "the log isn't the one whose tree of \(newest.size) was signed")
        }
        try file.write(try state.text)
        return state.size
    }

    /// Kept in memory between rounds in which nothing was new.
    private var lastRound: Instant?
    /// The last revisions of streams that were signed of late, and how far the log was signed then.
    private var revisions: [StreamName: Revision] = [:]
    private var revisionsAt: Position = 0

    /// What the signer remembers, with what it promised kept first.
    private func standing() async throws -> SignerState {
        var state =
            try file.read().map { (text) throws(SignerStateFault) in try SignerState(text: text) } ?? SignerState()
        state.lastRound = [state.lastRound, lastRound].compactMap { $0 }.max()
        // Another process signed meanwhile: how streams stand since is in the database alone.
        if state.size != revisionsAt { revisions = [:] }
        let published = try await trees.reach().signed
        if let promise = state.promise {
            guard let next = try await extended(state, atMost: Int(promise.size - state.size), acceptsLate: true),
                next.state.size == promise.size, next.state.frontier.root == promise.root
            else {
                throw SigningReport.Refusal(
                    at: state.size + 1,
                    "the events up to \(promise.size) are not those that were about to be signed"
                )
            }
            if published == promise.size || published == state.size {
                try await sign(next, after: state)
                return next.state
            }
        }
        guard published == state.size else { throw Self.refusal(published: published, signed: state.size) }
        return state
    }

    private static func refusal(published: Position, signed: Position) -> SigningReport.Refusal {
        published < signed
            ? SigningReport.Refusal(
                at: published + 1,
                "the database is older than what was signed: it has the tree of \(published), and \(signed) was signed"
            )
            : SigningReport.Refusal(
                at: signed + 1,
                signed == 0
                    ? "a tree of \(published) is published, and there is no state file: find it, "
                        + "or begin one with debrief sign --once --adopt"
                    : "the state file is older than what was signed: it has \(signed), and \(published) is published"
            )
    }

    /// The state with what is new behind it, all of it held against its records; nil where there is nothing.
    private func extended(
        _ state: SignerState,
        atMost limit: Int = eventsOfTree,
        acceptsLate: Bool
    ) async throws -> Extension? {
        var rows = try await EventStore.storedEvents(
            after: max(0, state.size - 1),
            limit: limit + (state.size > 0 ? 1 : 0),
            of: organisation,
            from: pool
        )[...]
        if let lastEntry = state.lastEntry {
            guard let last = rows.popFirst(), last.event.position == state.size else {
                throw SigningReport.Refusal(at: state.size, "the log ends before what was signed, or lost it")
            }
            guard last.entry == lastEntry else {
                throw SigningReport.Refusal(at: state.size, "another event stood here when it was signed")
            }
        }
        guard !rows.isEmpty else { return nil }
        let (fault, revisions) = try await fault(in: rows, behind: state, acceptsLate: acceptsLate)
        if let fault { throw SigningReport.Refusal(at: fault.position ?? 0, fault.detail) }
        return try Self.grown(state, by: rows, revisions, now: clock())
    }

    private static func grown(
        _ state: SignerState,
        by rows: ArraySlice<StoredEvent>,
        _ revisions: [StreamName: Revision],
        now: Instant
    ) throws -> Extension {
        var state = state
        var check = RecordCheck(after: state.size, recordedAt: state.lastRecordedAt)
        var faults: [LogFault] = []
        let leaves = rows.compactMap { row in check.leaf(of: row, now: now) { faults.append($0) } }
        if let fault = faults.first { throw SigningReport.Refusal(at: fault.position ?? 0, fault.detail) }
        var growth = TreeGrowth()
        for leaf in leaves {
            state.frontier.append(leaf) { growth.add($0, $1) }
        }
        state.lastEntry = rows.last?.entry
        state.lastRecordedAt = rows.last?.event.recordedAt
        return Extension(state: state, growth: growth, revisions: revisions)
    }

    /// What the records themselves don't tell.
    private func fault(
        in rows: ArraySlice<StoredEvent>,
        behind state: SignerState,
        acceptsLate: Bool
    ) async throws -> (fault: LogFault?, revisions: [StreamName: Revision]) {
        if !acceptsLate, let lastRound = state.lastRound,
            let late = rows.first(where: { lastRound.microseconds(since: $0.event.recordedAt) > Self.latest })
        {
            let detail = "it is said to be recorded at \(late.event.recordedAt), and wasn't there at \(lastRound)"
            return (.event(.late, at: late.event.position, detail), [:])
        }
        let check = RevisionCheck(rows.lazy.map(\.event), knowing: revisions)
        let redacted = rows.filter { $0.event.record == nil }.map(\.event.position)
        let fault = try await pool.withSession { [schema = organisation.rawValue] session in
            let unexplained = try Redactions.unexplained(redacted, in: schema, session).first
            return try unexplained ?? check.faults(behind: state.size, in: schema, session).first
        }
        return (fault, check.ends)
    }

    /// What is forgotten is asked of the database again.
    private func remember(_ ends: [StreamName: Revision]) {
        if revisions.count > Self.streamsRemembered { revisions = [:] }
        revisions.merge(ends) { $1 }
    }

    private func sign(_ next: Extension, after state: SignerState) async throws {
        let (size, root) = (next.state.size, next.state.frontier.root)
        var promised = state
        promised.promise = SignerState.Promise(size: size, root: root)
        try file.write(try promised.text)
        try onStep(.promised)
        let checkpoint = try Checkpoint(origin: origin.description, size: size, root: root)
        let note = try SignedCheckpoint(checkpoint, signedBy: keys).note.serialized
        try onStep(.signed)
        try await trees.publish(next.growth, from: state.size, to: size, note: note)
        try onStep(.published)
        var kept = next.state
        kept.lastRound = clock()
        kept.promise = nil
        try file.write(try kept.text)
        remember(next.revisions)
        revisionsAt = kept.size
    }
}

extension StoredEvent {
    /// The digest of the record, or the one that stands there where the record was redacted.
    var entry: Digest? { event.record.map { Digest(hashing: $0.utf8) } ?? Digest(bytes: digest) }
}

extension Instant {
    fileprivate func microseconds(since other: Instant) -> Int64 {
        microsecondsSince1970 - other.microsecondsSince1970
    }
}
