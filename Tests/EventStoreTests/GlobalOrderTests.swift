import EventSourcing
import EventStore
import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

/// Global order and gap safety, 47 to 60.
@Suite(.database, .timeLimit(.minutes(5))) struct GlobalOrderTests {
    private let database = TestDatabase.current
    private let stream = StreamName(stored: "observation/1")

    @Test("47 positions are unique, dense and in the order of the commits: no look at the log ever finds a gap")
    func denseInEverySnapshot() async throws {
        try await database.withStores(4) { stores in
            async let writing = race(stores, 60) { number in
                try .sample((0...number % 3).map { _ in try .sample(StreamName("observation/\(number % 7)")) })
            }
            var looks = 0
            var last: Int64 = 0
            repeat {
                let (count, highest, isMonotone) = try await database.withSession(as: .signer) { session in
                    let row = try session.query(
                        """
                        SELECT count(*), coalesce(max(position), 0), coalesce(bool_and(recorded_at >= before), true)
                        FROM (SELECT position, recorded_at, lag(recorded_at, 1, recorded_at) OVER (ORDER BY position) AS before
                            FROM debrief.events) e
                        """
                    )[0]
                    return (
                        try row.decode(0, as: Int64.self), try row.decode(1, as: Int64.self),
                        try row.decode(2, as: Bool.self)
                    )
                }
                #expect(count == highest)
                #expect(highest >= last)
                #expect(isMonotone)
                last = highest
                looks += 1
            } while last < 480
            #expect(await writing.compactMap(\.failure).isEmpty)
            #expect(looks > 1)
        }
    }

    @Test("47 an append waits for the one before it to commit, and comes behind it")
    func commitOrder() async throws {
        try await database.withStore { store in
            try await OpenTransaction.with(database.configuration(.writer)) { first in
                try await first.run(AppendCall().statement)
                let second = Task { try await store.append(.sample(stream)) }
                try await database.untilWaiting(1)
                #expect(try await store.head().position == 0)
                try await first.commit()
                #expect(try await second.value.positions == 2...2)
            }
        }
    }

    @Test("48 a tight follower sees every event once")
    func tightFollower() async throws {
        let seconds = ProcessInfo.processInfo.environment["DEBRIEF_FOLLOW_SECONDS"].flatMap { Double($0) } ?? 30
        let deadline = ContinuousClock.now + .seconds(seconds)
        try await database.withStores(3) { stores in
            let log = try await FollowedLog.of(stores[2]) { followed in
                let writing = Task { await write(to: Array(stores.prefix(2))) { ContinuousClock.now >= deadline } }
                let polling = Task { try await poll(stores[2], until: deadline) }
                let acknowledged = await writing.value
                let polled = try await polling.value
                #expect(acknowledged.count > 100)
                try await followed.reaches(acknowledged.count)

                let log = followed.events
                #expect(log.map(\.position) == Array(1...Position(log.count)))
                #expect(log.count == acknowledged.count)
                #expect(log.allSatisfy { acknowledged[$0.position] == $0.commandID })
                // Who asks again and again sees the same, as far as he came.
                #expect(polled.elementsEqual(log.prefix(polled.count).map(\.commandID)))
                return log
            }
            #expect(try await stores[0].head().position == Position(log.count))
        }
    }

    @Test(
        "49 while an append is uncommitted a follower is given nothing behind it, and then all in order",
        arguments: [true, false]
    )
    func heldOpen(_ commits: Bool) async throws {
        try await database.withStores(3) { stores in
            try await FollowedLog.of(stores[2]) { followed in
                try await OpenTransaction.with(database.configuration(.writer)) { held in
                    try await held.run(AppendCall([.streams: "ARRAY['test/held']"]).statement)
                    let others = Task { await race(Array(stores.prefix(2)), 3) { _ in try .sample(stream) } }
                    try await database.untilWaiting(2)
                    try await Task.sleep(for: .milliseconds(200))
                    #expect(followed.events.isEmpty)
                    if commits { try await held.commit() } else { try await held.rollBack() }
                    #expect(await others.value.compactMap(\.failure).isEmpty)
                }
                try await followed.reaches(commits ? 7 : 6)
                let events = followed.events
                #expect(events.map(\.position) == Array(1...(commits ? 7 : 6)))
                #expect((events.first?.stream.rawValue == "test/held") == commits)
            }
        }
    }

    @Test("50 transactions begun before a fast one, that append after it, are not passed over")
    func slowTransactions() async throws {
        try await database.withStores(2) { stores in
            try await FollowedLog.of(stores[1]) { followed in
                let writer = database.configuration(.writer)
                try await OpenTransaction.with(writer) { first in
                    try await OpenTransaction.with(writer) { second in
                        try await OpenTransaction.with(writer) { third in
                            for slow in [first, second, third] { try await slow.run(Self.takeTransactionID) }
                            _ = try await stores[0].append(.sample(stream))
                            try await followed.reaches(1)
                            for (number, slow) in [third, first, second].enumerated() {
                                let streams: SQL = "ARRAY['test/\(unsafe: "\(number)")']"
                                try await slow.run(AppendCall([.streams: streams]).statement)
                                try await slow.commit()
                            }
                        }
                    }
                }
                try await followed.reaches(4)
                #expect(followed.events.map(\.position) == [1, 2, 3, 4])
                #expect(followed.events.map(\.stream.rawValue) == ["observation/1", "test/0", "test/1", "test/2"])
            }
        }
    }

    @Test("51 a stream's revisions are delivered in order also when a later one has an earlier transaction id")
    func earlierTransactionID() async throws {
        try await database.withStores(2) { stores in
            try await FollowedLog.of(stores[1]) { followed in
                try await OpenTransaction.with(database.configuration(.writer)) { slow in
                    try await slow.run(Self.takeTransactionID)
                    for _ in 0..<2 { _ = try await stores[0].append(.sample(stream)) }
                    try await slow.run(AppendCall([.streams: "ARRAY[\(stream.rawValue)]"]).statement)
                    try await slow.commit()
                }
                _ = try await stores[0].append(.sample(stream))
                try await followed.reaches(4)
                #expect(followed.events.map(\.revision) == [0, 1, 2, 3])
                let ids = try await database.withSession { session in
                    try session.query("SELECT xmin::text::bigint FROM debrief.events ORDER BY position").map {
                        try $0.decode(0, as: Int64.self)
                    }
                }
                #expect(ids != ids.sorted())
            }
        }
    }

    @Test("52 a long write transaction in another database of the cluster delays nothing")
    func otherDatabase() async throws {
        var other = database.superuser
        other.parameters["dbname"] = "postgres"
        try await OpenTransaction.with(other) { long in
            try await long.run(Self.takeTransactionID)
            try await long.run("CREATE TEMPORARY TABLE held (n integer)")
            try await expectDelivery()
        }
    }

    @Test("53 sessions that are idle in transaction delay nothing", arguments: Isolation.all)
    func idleInTransaction(_ isolation: Isolation) async throws {
        try await OpenTransaction.with(database.configuration(.writer), isolation: isolation) { idle in
            try await idle.run("SELECT count(*) FROM debrief.events")
            try await idle.run(Self.takeTransactionID)
            try await expectDelivery()
        }
    }

    @Test("54 a pg_dump delays nothing, nor does it hinder the next partition", .database(partitionRows: 16))
    func dump() async throws {
        let database = TestDatabase.current
        try await OpenTransaction.with(database.superuser, isolation: .repeatableRead) { dump in
            try await dump.run("SET TRANSACTION READ ONLY")
            try await dump.run("LOCK TABLE debrief.events, debrief.events_1, debrief.organisation IN ACCESS SHARE MODE")
            #expect(try await dump.run("SELECT count(*) FROM debrief.events")[0].decode(0, as: Int64.self) == 0)
            try await database.withStores(2) { stores in
                try await FollowedLog.of(stores[1]) { followed in
                    for _ in 0..<100 { _ = try await stores[0].append(.sample(stream)) }
                    try await followed.reaches(100)
                    #expect(followed.events.map(\.position) == Array(1...100))
                }
            }
            #expect(try await dump.run("SELECT count(*) FROM debrief.events")[0].decode(0, as: Int64.self) == 0)
        }
    }

    @Test("55 how far a filtered page looked and what it found are of one moment")
    func oneSnapshot() async throws {
        try await database.withStores(3) { stores in
            let types = ["test.wanted", "test.other"]
            async let writing = race(Array(stores.prefix(2)), 200) { number in
                .sample([try .sample(StreamName("observation/\(number)"), type: types[number % 2])])
            }
            var found: [RecordedEvent] = []
            var position: Position = 0
            while position < 400 {
                let page = try await stores[2].read(after: position, where: EventFilter(types: ["test.wanted"]))
                found += page.events
                position = page.position
            }
            #expect(await writing.compactMap(\.failure).isEmpty)
            let all = try await stores[2].allEvents()
            #expect(found == all.filter { $0.type == "test.wanted" })
            #expect(found.count == 200)
        }
    }

    @Test("56 a filtered page never claims to have looked further than it did")
    func filteredPages() async throws {
        try await database.withStore { store in
            let events = try (1...50).map { number in
                try AuthoredEvent.sample(
                    stream,
                    type: number % 17 == 0 ? "test.rare" : "test.common",
                    mission: number % 10 == 0 ? "MINUSMA" : nil
                )
            }
            _ = try await store.append(.sample(events))
            let rare = EventFilter(types: ["test.rare"])
            var pages: [EventPage] = []
            for try await page in store.pages(limit: 10, where: rare) { pages.append(page) }
            #expect(pages.map(\.position) == [10, 20, 30, 40, 50])
            #expect(pages.map { $0.events.map(\.position) } == [[], [17], [], [34], []])

            let some = try await store.read(after: 5, through: 33, where: rare)
            #expect(some.position == 33)
            #expect(some.events.map(\.position) == [17])
            let end = try await store.read(after: 45, limit: 100, where: rare)
            #expect(end.position == 50)
            let nothing = try await store.read(after: 50, where: rare)
            #expect(nothing.events.isEmpty)
            #expect(nothing.position == 50)

            // What comes behind the end that was seen is found.
            _ = try await store.append(.sample([.sample(stream, type: "test.rare")]))
            #expect(try await store.read(after: end.position, where: rare).events.map(\.position) == [51])

            let mission = EventFilter(missions: ["MINUSMA"])
            #expect(try await store.read(where: mission).events.map(\.position) == [10, 20, 30, 40, 50])
            let both = EventFilter(types: ["test.common"], missions: ["MINUSMA", "none"])
            #expect(try await store.read(where: both).events.map(\.position) == [10, 20, 30, 40, 50])
            let none = try await store.read(where: EventFilter(types: []))
            #expect(none.events.isEmpty)
            #expect(none.position == 51)
        }
    }

    @Test("57 after a dump and its restore into a new cluster, following goes on at the next position")
    func dumpAndRestore() async throws {
        let lines = try await database.withStore { store in
            for number in 0..<20 { _ = try await store.append(.sample(StreamName("observation/\(number % 3)"))) }
            return try await store.lines()
        }
        try await PrivateServer.with { server in
            try await Migrator(
                configuration: server.configuration,
                organisation: database.organisation,
                logger: .silent
            ).makeRoles()
            try await server.restoreDump(of: database.superuser)
            let restored = TestDatabase(superuser: server.configuration)
            try await restored.withSession { try $0.script("ALTER ROLE debrief_writer LOGIN") }
            try await restored.withStore { store in
                #expect(try await store.lines() == lines)
                try await FollowedLog.of(store, after: 18) { followed in
                    try await followed.reaches(2)
                    let request = try AppendRequest.sample(StreamName("observation/0"), expecting: .exact(6))
                    #expect(try await store.append(request).positions == 21...21)
                    try await followed.reaches(3)
                    #expect(followed.events.map(\.position) == [19, 20, 21])
                    #expect(try await store.append(.sample(StreamName("observation/new"))).streams.first?.number == 4)
                }
            }
            // Its guards came with it.
            try await restored.expectAppendOnly()
        }
    }

    @Test("58 after an immediate stop every acknowledged event is there, and no position is missing")
    func immediateStop() async throws {
        try await ServerUnderTest.with { server in
            try await server.withStores(2) { stores in
                let isOver = Mutex(false)
                let writing = Task { await write(to: stores) { isOver.withLock(\.self) } }
                try await eventually { try await stores[0].head().position > 10 }
                try await server.server.restart(.immediate)
                let before = try await stores[0].head().position
                try await eventually { try await stores[0].head().position > before }
                isOver.withLock { $0 = true }
                let acknowledged = await writing.value
                let log = try await stores[0].allEvents()
                #expect(acknowledged.count > 10)
                #expect(log.map(\.position) == Array(1...Position(log.count)))
                for (position, command) in acknowledged { #expect(log[Int(position) - 1].commandID == command) }
                // And none twice: each command's events stand in one place.
                let commands = log.map(\.commandID)
                let turns = zip(commands, commands.dropFirst()).filter { $0 != $1 }.count
                #expect(Set(commands).count == turns + 1)
            }
        }
    }

    @Test("59 a follower never stands above the durable head after a crash, and goes on from where it is")
    func followerAfterCrash() async throws {
        try await ServerUnderTest.with { server in
            try await server.withStores(2) { stores in
                try await FollowedLog.of(stores[1]) { followed in
                    let isOver = Mutex(false)
                    let writing = Task { await write(to: [stores[0]]) { isOver.withLock(\.self) } }
                    try await followed.reaches(11)
                    try await server.server.stop(.immediate)
                    let seen = followed.events
                    try await server.server.start()
                    let log = try await stores[0].read(limit: seen.count).events
                    #expect(log == seen)
                    try await followed.reaches(seen.count + 1)
                    isOver.withLock { $0 = true }
                    let acknowledged = await writing.value
                    let head = try await stores[0].head().position
                    try await followed.reaches(Int(head))
                    #expect(followed.events.map(\.position) == Array(1...head))
                    #expect(acknowledged.keys.allSatisfy { $0 <= head })
                }
            }
        }
    }

    @Test("60 the log read backwards is the mirror of the log read forwards", arguments: [1, 3, 7, 10, 100])
    func backwards(_ limit: Int) async throws {
        try await database.withStore { store in
            let types = ["test.even", "test.odd"]
            _ = try await store.append(.sample((0..<10).map { try .sample(stream, type: types[$0 % 2]) }))
            for filter in [EventFilter.all, EventFilter(types: ["test.odd"])] {
                var events: [RecordedEvent] = []
                var before = Position.max
                while before > 1 {
                    let page = try await store.readBackwards(before: before, limit: limit, where: filter)
                    #expect(page.position < before)
                    #expect(page.events.allSatisfy { (page.position..<before).contains($0.position) })
                    events += page.events
                    before = page.position
                }
                #expect(try await store.read(where: filter).events == events.reversed())
            }
            #expect(try await store.readBackwards(before: 1).events.isEmpty)
            #expect(try await store.readBackwards(before: 4, limit: 2).events.map(\.position) == [3, 2])
        }
    }

    private static let takeTransactionID: SQL = "SELECT pg_current_xact_id()"

    /// Three appends are delivered while what would delay them goes on.
    private func expectDelivery() async throws {
        try await database.withStores(2) { stores in
            try await FollowedLog.of(stores[1]) { followed in
                for _ in 0..<3 { _ = try await stores[0].append(.sample(stream)) }
                try await followed.reaches(3)
                #expect(followed.events.map(\.position) == [1, 2, 3])
            }
        }
    }

    /// Eight writers append requests of one to three events until then; which command each acknowledged position has.
    private func write(
        to stores: [EventStore],
        until isOver: @Sendable @escaping () -> Bool
    ) async -> [Position: UUID] {
        await withTaskGroup(of: [Position: UUID].self) { group in
            for writer in 0..<8 {
                let store = stores[writer % stores.count]
                group.addTask {
                    var acknowledged: [Position: UUID] = [:]
                    var number = writer
                    while !isOver() {
                        number += 1
                        let stream = StreamName(stored: "observation/\(number % 20)")
                        let events = (0...number % 3).compactMap { _ in try? AuthoredEvent.sample(stream) }
                        let request = AppendRequest.sample(events)
                        guard let positions = try? await store.append(request).positions else { continue }
                        for position in positions { acknowledged[position] = request.command.id }
                    }
                    return acknowledged
                }
            }
            return await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        }
    }

    /// Asks for what is next without any pause, and gives the commands it saw.
    private func poll(_ store: EventStore, until deadline: ContinuousClock.Instant) async throws -> [UUID] {
        var seen: [UUID] = []
        while ContinuousClock.now < deadline {
            let page = try await store.read(after: Position(seen.count))
            guard page.events.map(\.position) == Array(Position(seen.count) + 1..<page.position + 1) else {
                throw ReadError.gap(expected: Position(seen.count) + 1, found: page.events.first?.position ?? 0)
            }
            seen += page.events.map(\.commandID)
        }
        return seen
    }
}

extension Isolation {
    fileprivate static let all: [Isolation] = [.readCommitted, .repeatableRead, .serializable]
}
