import EventSourcing
import EventStore
import Lessons
import Projections
import TestSupport
import Testing

/// What the rows are follows from the log alone.
@Suite(.database, .timeLimit(.minutes(5))) struct RowsTests {
    @Test(arguments: [UInt64(1), 2])
    func rowsAreTheSameForEveryBatchSize(seed: UInt64) async throws {
        try await TestProjections.with { test in
            try await test.record(400, seed: seed)
            var rows: [[String]] = []
            for size in [1, 7, 1_000] {
                try await test.forget()
                try await test.projector(batchSize: size).catchUp()
                rows.append(try await test.rows())
            }
            #expect(rows[0].count > 1_000)
            #expect(Set(rows[0]).symmetricDifference(rows[1]).min() == nil && rows[0].count == rows[1].count)
            #expect(Set(rows[1]).symmetricDifference(rows[2]).min() == nil && rows[1].count == rows[2].count)
        }
    }

    @Test func asOfEveryPositionOfARandomLogIsWhatItsBeginningGives() async throws {
        try await TestProjections.with { test in
            try await test.record(120, seed: 3)
            let head = try await test.store.head().position
            try await test.projector().catchUp()
            var asOf: [Position: [String]] = [:]
            for position in 1...head { asOf[position] = try await test.rows(asOf: position) }
            try await test.forget()
            let projector = test.projector()
            for position in 1...head {
                try await projector.catchUp(through: position)
                let difference = Set(try await test.rows(asOf: position)).symmetricDifference(asOf[position] ?? [])
                #expect(difference.min() == nil, "as of \(position)")
            }
        }
    }

    @Test func asOfAPositionTheRegistersSayWhatTheDomainMakesOfThePrefix() async throws {
        try await TestProjections.with { test in
            try await test.record(300, seed: 4)
            let head = try await test.projector().catchUp()
            let events = try await test.store.read(limit: 1_000).events
            try await test.withReadSide { side in
                for position in stride(from: head, to: 0, by: -29) {
                    let asOf = AsOf(position: position, clock: .sample(0), isNow: false)
                    let prefix = Dictionary(grouping: events.filter { $0.position <= position }, by: \.stream)
                    func folded<Subject: Aggregate>(_ subject: Subject.Type) throws -> Set<String> {
                        let streams = prefix.filter { $0.key.category == subject.category }
                        return Set(
                            try streams.map { stream, events in
                                let state = subject.fold(
                                    try events.map { event in
                                        let (version, data) = try event.content()
                                        return try Subject.Event(type: event.type, dataVersion: version, data: data)
                                    }
                                )
                                let headline = subject.headline(of: state)
                                return "\(stream) \(subject.phase(of: state)?.rawValue ?? "") \(headline?.title ?? "")"
                            }
                        )
                    }
                    func listed(_ register: Register) async throws -> Set<String> {
                        let rows = try await side.list(register, limit: 1_000, asOf: asOf).rows
                        return Set(
                            rows.map { row in
                                "\(register.category)/\(row.text("id") ?? "") \(row.text("state") ?? "") \(row.text("title") ?? "")"
                            }
                        )
                    }
                    func check<Subject: Aggregate>(_ register: Register, _ subject: Subject.Type) async throws {
                        let (listed, folded) = (try await listed(register), try folded(subject))
                        #expect(listed == folded, "\(register) as of \(position)")
                    }
                    try await check(.missions, Mission.self)
                    try await check(.reviews, Review.self)
                    try await check(.observations, Lessons.Observation.self)
                    try await check(.lessons, Lesson.self)
                    try await check(.actions, ReformAction.self)
                    try await check(.alerts, Alert.self)
                }
            }
        }
    }

    @Test func aPointInTimeIsTheLastPositionRecordedByThen() async throws {
        try await TestProjections.with { test in
            try await test.record(20, seed: 5)
            let head = try await test.projector().catchUp()
            let event = try #require(try await test.store.read(after: 9, limit: 1).events.first)
            let last = try #require(
                try await test.store.read(limit: 1_000).events.last { $0.recordedAt == event.recordedAt }
            )
            try await test.withReadSide { side in
                let now = Instant.sample(event.recordedAt.microsecondsSince1970 + 3_600_000_000)
                let then = try await side.asOf(
                    .time(from: event.recordedAt, through: event.recordedAt),
                    in: test.store,
                    now: now
                )
                #expect(then.position == last.position && then.clock == event.recordedAt && !then.isNow)
                let at = try await side.asOf(.position(10), in: test.store, now: now)
                #expect(at.position == 10 && at.clock == event.recordedAt)
                #expect(try await side.asOf(nil, in: test.store, now: now).position == head)
                await #expect(throws: ReadError.beyondHead(head + 1, head: head)) {
                    try await side.asOf(.position(head + 1), in: test.store, now: now)
                }
            }
        }
    }

    @Test(
        arguments: [
            ("42", nil, .position(42)), ("2016-07-08", nil, .day(from: 1_467_936_000)),
            ("2016-07-08", "+02:00", .day(from: 1_467_928_800)),
            ("2016-07", nil, .time(from: .sample(1_467_331_200_000_000), through: .sample(1_470_009_599_999_999))),
            (
                "2016-07-08T12:00:00Z", nil,
                .time(from: .sample(1_467_979_200_000_000), through: .sample(1_467_979_200_999_999))
            ), ("-1", nil, nil), ("", nil, nil),
            ("2016-02-30", nil, nil), ("2016-07-08/2016-07-11", nil, nil), ("2016-07-08", "Paris", nil),
        ] as [(String, String?, PointInTime?)]
    )
    func aPointInTimeIsRead(text: String, zone: String?, point: PointInTime?) {
        #expect(PointInTime(text, zone: zone) == point)
    }

    @Test func onlyWhatBeginsLaterLiesAhead() throws {
        let noon = Instant.sample(1_467_979_200_000_000)
        for text in ["2016-07-08", "2016-07", "2015", "2016-07-08T12:00:00Z", "99"] {
            #expect(try #require(PointInTime(text)).isAhead(of: noon) == false, "\(text)")
        }
        for text in ["2016-07-09", "2016-08", "2016-07-08T12:00:01Z"] {
            #expect(try #require(PointInTime(text)).isAhead(of: noon), "\(text)")
        }
        #expect(PointInTime("2016-07-09", zone: "+14:00")?.isAhead(of: noon) == false)
    }
}

extension PointInTime {
    fileprivate static func day(from seconds: Int64) -> PointInTime {
        .time(
            from: .sample(seconds * 1_000_000),
            through: .sample((seconds + 86_400) * 1_000_000 - 1)
        )
    }
}
