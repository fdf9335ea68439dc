import EventSourcing
import EventStore
import Foundation
import Lessons

/// What an import records, made as it is asked for: no more than a batch is in memory.
struct ImportRequests: AsyncSequence, Sendable {
    typealias Element = AppendRequest

    let importer: Importer
    let check: ImportCheck
    let progress: @Sendable (ImportProgress) -> Void

    func makeAsyncIterator() -> Iterator {
        Iterator(self)
    }

    struct Iterator: AsyncIteratorProtocol {
        private let requests: ImportRequests
        private var rows: GoodRows
        private var ready: ArraySlice<AppendRequest> = []

        init(_ requests: ImportRequests) {
            self.requests = requests
            rows = GoodRows(files: requests.importer.files)
        }

        mutating func next() async throws -> AppendRequest? {
            while ready.isEmpty {
                let batch = try rows.next(upTo: Importer.batchSize, of: requests.check)
                guard !batch.isEmpty else { return nil }
                ready = try await requests.importer.requests(for: batch)[...]
                requests.progress(rows.progress)
            }
            return ready.popFirst()
        }
    }
}

/// The rows of files that a check lets pass, batch by batch.
struct GoodRows {
    private var files: ArraySlice<ImportFile>
    private let total: Int
    private var rows: FileRows?
    private var before = 0

    init(files: [ImportFile]) {
        self.files = files[...]
        total = files.reduce(0) { $0 + $1.size }
    }

    var progress: ImportProgress {
        ImportProgress(done: before + (rows?.reader.bytesRead ?? 0), total: total)
    }

    /// The next of them that are `wanted`; none at the end.
    ///
    /// - Throws: `FileFault`.
    mutating func next(
        upTo count: Int,
        of check: ImportCheck,
        where wanted: (Claimed) -> Bool = { _ in true }
    ) throws -> [Claimed] {
        var batch: [Claimed] = []
        while batch.count < count, let row = try next() {
            guard let claimed = row.claimed, check.isFirst(row), check.fault(of: row) == nil, wanted(claimed)
            else { continue }
            batch.append(claimed)
        }
        return batch
    }

    private mutating func next() throws -> CheckedRow? {
        while true {
            if let row = rows?.next() { return row }
            before += rows?.reader.bytesRead ?? 0
            let index = files.startIndex
            guard let file = files.popFirst() else {
                rows = nil
                return nil
            }
            rows = try file.rows(at: index)
        }
    }
}

extension Importer {
    /// What is to be recorded of these rows, on what stands here now.
    func requests(for batch: [Claimed]) async throws -> [AppendRequest] {
        let history = try await history(of: batch.map(\.stream))
        return try batch.compactMap { claimed in
            let events = history[claimed.stream] ?? []
            guard let event = try claimed.decide(events)?.event else { return nil }
            let revision = events.last?.revision
            return AppendRequest(
                command: command(event, after: revision),
                events: [event],
                expecting: [claimed.stream: revision.map { .exact($0) } ?? .absent]
            )
        }
    }

    /// Of those that stand here.
    func history(of streams: [StreamName]) async throws -> [StreamName: [RecordedEvent]] {
        let known = try await store.streams(named: streams)
        return Dictionary(grouping: try await store.load(known.map(\.stream)), by: \.stream)
    }

    /// The same content after the same event is the same command.
    private func command(_ event: AuthoredEvent, after revision: Revision?) -> Command {
        let said = "\(event.stream)\n\(revision ?? -1)\n\(event.data)"
        var context = context
        context.id = UUID(Digest(hashing: Array(said.utf8)))
        context.authentication = .import
        return Command(named: "\(event.stream.category).import", arguments: event.data, in: context)
    }
}
