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
        private let total: Int
        private var files: ArraySlice<ImportFile>
        private var rows: FileRows?
        private var before = 0
        private var ready: ArraySlice<AppendRequest> = []

        init(_ requests: ImportRequests) {
            self.requests = requests
            files = requests.importer.files[...]
            total = requests.importer.files.reduce(0) { $0 + $1.size }
        }

        mutating func next() async throws -> AppendRequest? {
            while ready.isEmpty {
                let batch = try batch()
                guard !batch.isEmpty else { return nil }
                ready = try await requests.importer.requests(for: batch)[...]
                requests.progress(ImportProgress(done: before + (rows?.reader.bytesRead ?? 0), total: total))
            }
            return ready.popFirst()
        }

        /// The next good rows.
        private mutating func batch() throws -> [Claimed] {
            var batch: [Claimed] = []
            while batch.count < Importer.batchSize, let row = try row() {
                guard let claimed = row.claimed, requests.check.isFirst(row), requests.check.fault(of: row) == nil
                else { continue }
                batch.append(claimed)
            }
            return batch
        }

        private mutating func row() throws -> CheckedRow? {
            while true {
                if let row = rows?.next() { return row }
                before += rows?.reader.bytesRead ?? 0
                let index = files.startIndex
                guard let file = files.popFirst() else { return nil }
                rows = try file.rows(at: index)
            }
        }
    }
}

extension Importer {
    /// What is to be recorded of these rows, on what stands here now.
    func requests(for batch: [Claimed]) async throws -> [AppendRequest] {
        let known = try await store.streams(named: batch.map(\.stream))
        let history = Dictionary(grouping: try await store.load(known.map(\.stream)), by: \.stream)
        return try batch.compactMap { claimed in
            let events = history[claimed.stream] ?? []
            guard let event = try claimed.decide(events) else { return nil }
            let revision = events.last?.revision
            return AppendRequest(
                command: command(event, after: revision),
                events: [event],
                expecting: [claimed.stream: revision.map { .exact($0) } ?? .absent]
            )
        }
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
