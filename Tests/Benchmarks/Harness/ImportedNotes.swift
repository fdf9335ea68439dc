import EventSourcing
import EventStore
import Foundation

/// A log's worth of requests, made as they are asked for: streams of 20 events, 500 streams growing side by side.
struct ImportedNotes: AsyncSequence, Sendable {
    private static let eventsOfStream = 20
    private static let streamsAtOnce = 500

    let count: Int

    struct Iterator: AsyncIteratorProtocol {
        private let count: Int
        private var made = 0

        init(count: Int) {
            self.count = count
        }

        mutating func next() async throws -> AppendRequest? {
            guard made < count else { return nil }
            defer { made += 1 }
            let streams = ImportedNotes.streamsAtOnce
            let (group, place) = made.quotientAndRemainder(dividingBy: ImportedNotes.eventsOfStream * streams)
            return try Workload.request(ImportedNotes.stream(group * streams + place % streams))
        }
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(count: count)
    }

    /// A stream of the imported log, from 0 to a twentieth of the count.
    static func stream(_ number: Int) throws -> StreamName {
        try StreamName("visit/\(number)")
    }
}
