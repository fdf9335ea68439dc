import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// Reading, 61 to 67.
@Suite(.database, .timeLimit(.minutes(5))) struct ReadingTests {
    private let database = TestDatabase.current
    private let stream = StreamName(stored: "observation/1")

    @Test("61 an unknown stream reads as empty, forwards and backwards, and has no revision")
    func unknownStream() async throws {
        try await database.withStore { store in
            _ = try await store.append(.sample(StreamName("observation/10")))
            #expect(try await store.load(stream) == [])
            #expect(try await store.load(stream, order: .backward) == [])
            #expect(try await store.load(stream, from: 3, through: 5) == [])
            #expect(try await store.revision(of: stream) == nil)
        }
    }

    @Test("62 a stream is read from a revision, through one, in a window, so many, and past its end")
    func windows() async throws {
        try await database.withStore { store in
            let other = try StreamName("observation/2")
            for _ in 0..<10 { _ = try await store.append(.sample([.sample(stream), .sample(other)])) }
            func revisions(
                _ from: Revision = 0,
                _ through: Revision = .max,
                limit: Int = .max,
                order: ReadOrder = .forward
            ) async throws -> [Revision] {
                let events = try await store.load(stream, from: from, through: through, limit: limit, order: order)
                #expect(events.allSatisfy { $0.stream == stream })
                return events.map(\.revision)
            }
            #expect(try await revisions() == Array(0...9))
            #expect(try await revisions(7) == [7, 8, 9])
            #expect(try await revisions(0, 2) == [0, 1, 2])
            #expect(try await revisions(3, 5) == [3, 4, 5])
            #expect(try await revisions(3, 3) == [3])
            #expect(try await revisions(5, 3) == [])
            #expect(try await revisions(2, limit: 3) == [2, 3, 4])
            #expect(try await revisions(9, 20) == [9])
            #expect(try await revisions(10) == [])
            #expect(try await revisions(.max) == [])
            #expect(try await revisions(order: .backward) == Array((0...9).reversed()))
            #expect(try await revisions(3, 5, order: .backward) == [5, 4, 3])
            #expect(try await revisions(3, limit: 2, order: .backward) == [9, 8])
            #expect(try await revisions(0, 4, limit: 2, order: .backward) == [4, 3])
        }
    }

    @Test("63 a time is the last position recorded at or before it")
    func asOfTime() async throws {
        try await database.withStore { store in
            // Several at one time, and a while between.
            for count in [1, 3, 2, 5] {
                _ = try await store.append(.sample((0..<count).map { _ in try .sample(stream) }))
                try await Task.sleep(for: .milliseconds(3))
            }
            let log = try await store.allEvents()
            let microseconds = Set(log.map(\.recordedAt.microsecondsSince1970)).sorted()
            #expect(microseconds.count == 4)
            for time in microseconds.flatMap({ [$0 - 1, $0, $0 + 1] }) {
                let instant = Instant.sample(time)
                let expected = log.last { $0.recordedAt <= instant }?.position ?? 0
                #expect(try await store.position(at: instant) == expected)
            }
            #expect(try await store.position(at: Instant.sample(0)) == 0)
            let end = try #require(Instant("9999-12-31T23:59:59.999999Z"))
            #expect(try await store.position(at: end) == 11)
        }
    }

    @Test("63 the log is read as it was at a position")
    func asOfPosition() async throws {
        try await database.withStore { store in
            for _ in 0..<10 { _ = try await store.append(.sample(stream)) }
            for through in 0...10 as ClosedRange<Position> {
                var events: [RecordedEvent] = []
                for try await page in store.pages(through: through, limit: 3) { events += page.events }
                #expect(events.map(\.position) == Array(1..<through + 1))
                let page = try await store.read(through: through)
                #expect(page.events == events)
                #expect(page.position == through)
            }
        }
    }

    @Test(
        "64 reading in batches neither repeats nor loses at their edges",
        arguments: [1, 50, 99, 100, 101, 199, 200, 201]
    )
    func edges(_ limit: Int) async throws {
        try await database.withStore { store in
            _ = try await store.append(.sample((0..<200).map { _ in try .sample(stream) }))
            for after in [0, 1, 100, 199, 200] as [Position] {
                var sizes: [Int] = []
                var events: [RecordedEvent] = []
                for try await page in store.pages(after: after, limit: limit) {
                    sizes.append(page.events.count)
                    events += page.events
                }
                #expect(events.map(\.position) == Array(after + 1..<201))
                #expect(sizes.dropLast().allSatisfy { $0 == limit })
                #expect(sizes.allSatisfy { (1...limit).contains($0) })
            }
        }
    }

    @Test("65 the head of an empty store and of an absent stream are values")
    func empty() async throws {
        try await database.withStore { store in
            #expect(try await store.head().position == 0)
            #expect(try await store.head().recordedAt == nil)
            #expect(try await store.revision(of: stream) == nil)
            #expect(try await store.position(at: Instant.sample(2_000_000_000_000_000)) == 0)
            let page = try await store.read()
            #expect(page.events.isEmpty)
            #expect(page.position == 0)
            let filtered = try await store.read(where: EventFilter(types: ["test.happened"]))
            #expect(filtered.position == 0)
            #expect(try await store.readBackwards().events.isEmpty)
            let pages = store.pages().makeAsyncIterator()
            let none = try await pages.next()
            #expect(none?.position == nil)
            #expect(try await store.answer(to: UUID()) == nil)
            #expect(try await store.lines() == [])
        }
    }

    @Test("65 the head follows what is appended")
    func head() async throws {
        try await database.withStore { store in
            let result = try await store.append(.sample([.sample(stream), .sample(stream)]))
            #expect(try await store.head().position == 2)
            #expect(try await store.head().recordedAt == result.recordedAt)
        }
    }

    @Test("66 two readers that take turns do not disturb one another")
    func interleavedReaders() async throws {
        try await database.withStore(poolSize: 1) { store in
            _ = try await store.append(.sample((0..<100).map { _ in try .sample(stream) }))
            let first = store.pages(limit: 7).makeAsyncIterator()
            let second = store.pages(after: 10, limit: 13).makeAsyncIterator()
            var read: ([Position], [Position]) = ([], [])
            var isOpen = true
            while isOpen {
                let (one, two) = (try await first.next(), try await second.next())
                read.0 += one?.events.map(\.position) ?? []
                read.1 += two?.events.map(\.position) ?? []
                isOpen = one != nil || two != nil
            }
            #expect(read.0 == Array(1...100))
            #expect(read.1 == Array(11...100))
        }
    }

    @Test("67 a stream that spans partitions is read in the order of its revisions", .database(partitionRows: 4))
    func acrossPartitions() async throws {
        let database = TestDatabase.current
        try await database.withStore { store in
            let other = try StreamName("observation/2")
            for _ in 0..<15 { _ = try await store.append(.sample([.sample(stream), .sample(other)])) }
            let partitions = try await database.withSession { session in
                try session.query("SELECT count(DISTINCT tableoid) FROM debrief.events")[0].decode(0, as: Int64.self)
            }
            #expect(partitions == 8)
            #expect(try await store.load(stream).map(\.revision) == Array(0..<15))
            #expect(try await store.load(stream).map(\.position) == Array(stride(from: 1, through: 29, by: 2)))
            #expect(try await store.load(other, order: .backward).map(\.revision) == Array((0..<15).reversed()))
            #expect(try await store.load(stream, from: 5, through: 9).map(\.revision) == Array(5...9))
        }
    }

    @Test("every column of an event agrees with its record")
    func envelopes() async throws {
        try await database.withStore { store in
            let command = Command.sample(authenticationID: "laptop \"7\"\t", causationID: "trace é")
            let events = try (0..<3).map { number in
                try AuthoredEvent.sample(
                    stream,
                    mission: number == 1 ? "MINUSMA \u{1}\\" : nil,
                    data: #"{"n":\#(number)}"#
                )
            }
            _ = try await store.append(AppendRequest(command: command, events: events))
            for (index, event) in try await store.allEvents().enumerated() {
                let envelope = try event.envelope()
                #expect(envelope.id == command.eventID(at: index))
                #expect(envelope.source == TestDatabase.source)
                #expect(envelope.time == command.time)
                #expect(envelope.authentication == .local)
                #expect(envelope.authenticationID == "laptop \"7\"\t")
                #expect(envelope.causationID == "trace é")
                #expect(envelope.correlationID == command.id)
                #expect(envelope.mission == events[index].mission)
                #expect(envelope.onBehalfOf == nil)
                #expect(try event.data(as: Numbered.self).n == index)
            }
        }
    }
}
