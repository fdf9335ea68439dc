import EventSourcing
package import EventStore
import Foundation
import Lessons

/// Brings in what other sources claim, from files: everything is read and checked first, then written.
package struct Importer: Sendable {
    /// So many rows are looked up and written at a time.
    static let batchSize = 1_000

    let store: EventStore
    let files: [ImportFile]
    let context: CommandContext
    private let ledger: Ledger?

    /// `context` is who imports, and when; its id and how the person was known are not used: each row's id is
    /// made of its content, and what was imported was witnessed by nobody. `ledger` is seen by that person; nil where
    /// everything is open.
    package init(_ store: EventStore, files: [ImportFile], context: CommandContext, seen ledger: Ledger? = nil) {
        (self.store, self.files, self.context, self.ledger) = (store, files, context, ledger)
    }

    /// Reads all rows, and tells of each that can't be imported.
    ///
    /// - Throws: `FileFault`; `EventCodecError`; `PostgresError`.
    package func check(
        progress: (ImportProgress) -> Void = { _ in },
        onBadRow: (BadRow) throws -> Void
    ) async throws -> ImportCheck {
        var check = ImportCheck()
        try files.forEachRow(progress: progress) { row in
            guard let claimed = row.claimed else { return try report(row, to: onBadRow, in: &check) }
            if let first = check.places[claimed.stream.key] {
                return try report(row.refused(.repeated(line: Int(first.line))), to: onBadRow, in: &check)
            }
            check.places[claimed.stream.key] = row.place
            check.named.formUnion(claimed.references.map(\.stream))
            check.quoted.formUnion(claimed.references.lazy.filter(\.isQuoted).map(\.stream))
            if claimed.sensitivity > .unclassified { check.sensitive[claimed.stream.key] = claimed.sensitivity }
            if isNarrowed { check.claimed.insert(claimed.stream) }
            check.good += 1
        }
        check.missing = try await missing(check)
        if isNarrowed {
            check.closed = try await closed(among: check.claimed)
            // What may not be read is as if it weren't there.
            check.missing.formUnion(try await closed(among: check.named))
        }
        try await noteStanding(&check, progress)
        try await findTooOpen(&check, progress)
        guard !check.missing.isEmpty || !check.closed.isEmpty || !check.tooOpen.isEmpty else { return check }
        try files.forEachRow(progress: progress) { row in
            guard let fault = check.fault(of: row), check.isFirst(row) else { return }
            check.good -= 1
            try report(row.refused(fault), to: onBadRow, in: &check)
        }
        return check
    }

    /// Writes the rows that the check found good. What stands here already, as the source says it, is passed over; what
    /// the source says otherwise now is recorded beside it. What the rows name and quote is as it was when it was checked.
    ///
    /// - Throws: `ImportError`; `FileFault`; `PostgresError`.
    package func write(
        _ check: ImportCheck,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportOutcome {
        let requests = ImportRequests(importer: self, check: check, progress: progress)
        let summary = try await store.importRequests(requests)
        return ImportOutcome(recorded: summary.appended, unchanged: check.good - summary.appended)
    }

    private func report(_ row: CheckedRow, to onBadRow: (BadRow) throws -> Void, in check: inout ImportCheck) throws {
        check.bad += 1
        if let bad = row.bad { try onBadRow(bad) }
    }

    /// Whether some things may be closed to who imports.
    private var isNarrowed: Bool { ledger.map { !$0.viewer.isUnlimited } ?? false }

    /// What stands here and isn't open to who imports: nobody says anew how it is who may not read how it stands.
    private func closed(among claimed: Set<StreamName>) async throws -> Set<StreamName> {
        guard let ledger else { return [] }
        var closed: Set<StreamName> = []
        for batch in Array(claimed).chunks(of: Self.batchSize) {
            let known = Set(try await store.streams(named: batch).map(\.stream))
            closed.formUnion(known.subtracting(try await ledger.readable(among: known)))
        }
        return closed
    }

    /// What is quoted and stands here is as sensitive as the import leaves it.
    private func noteStanding(_ check: inout ImportCheck, _ progress: (ImportProgress) -> Void) async throws {
        var saidAnew: Set<StreamName> = []
        for batch in Array(check.quoted.subtracting(check.missing)).chunks(of: Self.batchSize) {
            for (stream, events) in try await history(of: batch) {
                // Of what was redacted as a whole, nobody can tell any more how closed it was.
                let headline = try Aggregates.named(stream.category)?.headline(of: events)
                check.sensitive[stream.key] = headline?.sensitivity ?? .strictlyConfidential
                if check.places[stream.key] != nil { saidAnew.insert(stream) }
            }
        }
        // Most files are new here: they needn't be read once more.
        guard !saidAnew.isEmpty else { return }
        try await forEachGoodRow(of: check, where: { saidAnew.contains($0.stream) }, progress) { claimed, events in
            guard let decision = try claimed.decide(events) else { return }
            check.sensitive[claimed.stream.key] = decision.sensitivity
        }
    }

    /// The rows that would leave a thing opener than what it quotes.
    private func findTooOpen(_ check: inout ImportCheck, _ progress: (ImportProgress) -> Void) async throws {
        var known = -1
        // What is refused and isn't here yet can come only as closed as it has to be: who quotes it is looked at again.
        while known < check.tooOpen.count, check.quotesSensitive {
            known = check.tooOpen.count
            let before = check
            try await forEachGoodRow(
                of: before,
                where: { before.quotedSensitivity(of: $0) > .unclassified },
                progress
            ) { claimed, events in
                // What stands here as the row says it stays as it is.
                guard let decision = try claimed.decide(events) else { return }
                let quoted = check.quotedSensitivity(of: claimed)
                guard decision.sensitivity < quoted else { return }
                check.tooOpen[claimed.stream.key] = quoted
                if events.isEmpty { check.sensitive[claimed.stream.key] = quoted }
            }
        }
    }

    /// With the events of what stands here already.
    private func forEachGoodRow(
        of check: ImportCheck,
        where wanted: (Claimed) -> Bool,
        _ progress: (ImportProgress) -> Void,
        _ body: (Claimed, [RecordedEvent]) throws -> Void
    ) async throws {
        var rows = GoodRows(files: files)
        while true {
            let batch = try rows.next(upTo: Self.batchSize, of: check, where: wanted)
            guard !batch.isEmpty else { return }
            let history = try await history(of: batch.map(\.stream))
            for claimed in batch { try body(claimed, history[claimed.stream] ?? []) }
            progress(rows.progress)
        }
    }

    /// What is named and is neither in the files nor in the log.
    private func missing(_ check: ImportCheck) async throws -> Set<StreamName> {
        var missing = check.named.filter { check.places[$0.key] == nil }
        for batch in Array(missing).chunks(of: Self.batchSize) {
            missing.subtract(try await store.streams(named: batch).map(\.stream))
        }
        return missing
    }
}

/// What a check found.
package struct ImportCheck: Sendable {
    package fileprivate(set) var good = 0
    package fileprivate(set) var bad = 0
    /// Where each thing stands, by its stream: a file may have a million.
    fileprivate var places: [UUID: RowPlace] = [:]
    fileprivate var named: Set<StreamName> = []
    /// Of these, what is told again.
    fileprivate var quoted: Set<StreamName> = []
    /// The things themselves, where some may be closed to who imports.
    fileprivate var claimed: Set<StreamName> = []
    /// How sensitive a thing is once the rows are imported; what isn't here is unclassified.
    fileprivate var sensitive: [UUID: Sensitivity] = [:]
    /// What would stand opener than what it quotes, and how sensitive that is.
    fileprivate var tooOpen: [UUID: Sensitivity] = [:]
    /// What is named and is nowhere.
    fileprivate var missing: Set<StreamName> = []
    /// What stands here and isn't open to who imports.
    fileprivate var closed: Set<StreamName> = []

    /// What is wrong with a row beside what it says by itself.
    func fault(of row: CheckedRow) -> RowFault? {
        if let claimed = row.claimed, closed.contains(claimed.stream) { return .closed }
        if !tooOpen.isEmpty, let claimed = row.claimed, let quoted = tooOpen[claimed.stream.key] {
            return .refused(claimed.subject.refusal(.sensitivityBelow(quoted)))
        }
        return row.dangling(missing)
    }

    fileprivate var quotesSensitive: Bool {
        quoted.contains { sensitive[$0.key, default: .unclassified] > .unclassified }
    }

    /// The highest of what a row quotes.
    fileprivate func quotedSensitivity(of claimed: Claimed) -> Sensitivity {
        guard !sensitive.isEmpty else { return .unclassified }
        return claimed.references.lazy.filter(\.isQuoted).compactMap { sensitive[$0.stream.key] }.max() ?? .unclassified
    }

    /// Whether the row is the first of its thing: a later one was refused.
    func isFirst(_ row: CheckedRow) -> Bool {
        row.claimed.map { places[$0.stream.key] == row.place } == true
    }
}

/// What an import came to.
package struct ImportOutcome: Sendable, Equatable {
    /// Rows that were recorded now.
    package let recorded: Int
    /// Rows that stood here already.
    package let unchanged: Int

    package init(recorded: Int, unchanged: Int) {
        (self.recorded, self.unchanged) = (recorded, unchanged)
    }
}

/// How far an import has come, in bytes of the files.
package struct ImportProgress: Sendable {
    package let done: Int
    package let total: Int
}

extension StreamName {
    /// Sixteen bytes for the name: a million names are kept.
    fileprivate var key: UUID { UUID(Digest(hashing: rawValue.utf8)) }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min(count, $0 + size)]) }
    }
}

extension Aggregate {
    /// A rejection is of its aggregate's own type.
    fileprivate static func refusal(_ rule: Rule) -> any Error { Rejection.rule(rule) }
}
