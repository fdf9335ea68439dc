import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import Projections
import TestSupport
import Testing

/// What people ask of the read models.
@Suite(.database, .timeLimit(.minutes(5))) struct QueryTests {
    private static let clock = Instant.sample(1_767_225_600_000_000)

    /// Runs `body` on the read models of a generated log.
    private func withReadModels(
        seed: UInt64,
        _ body: (TestProjections, ReadSide, AsOf) async throws -> Void
    ) async throws {
        try await TestProjections.with { test in
            try await test.record(400, seed: seed)
            try await test.projector().catchUp()
            try await test.withReadSide { side in
                try await body(test, side, AsOf(position: try await side.position(), clock: Self.clock, isNow: true))
            }
        }
    }

    private func all(
        _ register: Register,
        _ side: ReadSide,
        where filter: ListFilter = ListFilter(),
        by sort: Register.Sort = .created,
        reversed: Bool = false,
        page: Int = 1_000,
        asOf: AsOf,
        meanwhile: () async throws -> Void = {}
    ) async throws -> [ListedRow] {
        var rows: [ListedRow] = []
        var cursor: String?
        repeat {
            let listing = try await side.list(
                register,
                where: filter,
                by: sort,
                reversed: reversed,
                limit: page,
                asOf: asOf,
                after: cursor
            )
            rows += listing.rows
            cursor = listing.next
            try await meanwhile()
        } while cursor != nil
        return rows
    }

    @Test func pagesFitTogetherWhileWritersRun() async throws {
        try await withReadModels(seed: 81) { test, side, asOf in
            for register in Register.allCases {
                for sort in register.sorts {
                    for reversed in [false, true] {
                        let whole = try await all(register, side, by: sort, reversed: reversed, asOf: asOf)
                        let pages = try await all(
                            register,
                            side,
                            by: sort,
                            reversed: reversed,
                            page: 7,
                            asOf: asOf
                        )
                        #expect(pages.map(\.reference) == whole.map(\.reference), "\(register) by \(sort)")
                        #expect(Set(whole.map(\.reference)).count == whole.count)
                    }
                }
            }
            let before = try await all(.observations, side, asOf: asOf).map(\.reference)
            var seed = UInt64(82)
            let during = try await all(.observations, side, page: 20, asOf: asOf) {
                try await test.append(5, seed: seed)
                try await test.projector().catchUp()
                seed += 1
            }
            #expect(during.map(\.reference) == before)
        }
    }

    @Test func aCursorBelongsToItsQuestion() async throws {
        try await withReadModels(seed: 83) { _, side, asOf in
            let next = try #require(try await side.list(.observations, limit: 3, asOf: asOf).next)
            for cursor in ["", "x", String(next.dropLast(8)), Data("{}".utf8).base64EncodedString()] {
                await #expect(throws: ListError.cursor) {
                    try await side.list(.observations, limit: 3, asOf: asOf, after: cursor)
                }
            }
            await #expect(throws: ListError.cursor) { try await side.list(.lessons, limit: 3, asOf: asOf, after: next) }
            // What it is sorted by may be what the list doesn't show.
            let sorted = try await side.list(.observations, by: .title, limit: 3, asOf: asOf)
            let (title, cursor) = (try #require(sorted.rows.last?.text("title")), try #require(sorted.next))
            let text = String(decoding: try #require(Data(base64Encoded: cursor)), as: UTF8.self)
            #expect(!title.isEmpty && !text.contains(title))
            await #expect(throws: ListError.limit(0)) { try await side.list(.lessons, limit: 0, asOf: asOf) }
            await #expect(throws: ListError.self) { try await side.list(.lessons, by: .due, asOf: asOf) }
        }
    }

    @Test func aListHasWhatMeetsItsConditions() async throws {
        try await withReadModels(seed: 84) { _, side, asOf in
            let whole = try await all(.observations, side, asOf: asOf)
            let conditions: [(String, (inout ListFilter) -> Void, (ListedRow) -> Bool)] = [
                ("mission", { $0.missions = ["MISSION1"] }, { $0.words("missions").contains("MISSION1") }),
                (
                    "missions", { $0.missions = ["MISSION1", "MISSION2"] },
                    { !$0.words("missions").isDisjoint(with: ["MISSION1", "MISSION2"]) }
                ),
                ("state", { $0.states = ["verified"] }, { $0.text("state") == "verified" }),
                ("kind", { $0.kinds = ["strength"] }, { $0.text("kind") == "strength" }),
                ("factor", { $0.factors = [.leadership] }, { $0.words("factors").contains("leadership") }),
                (
                    "factors", { $0.factors = [.leadership, .coordination] },
                    { !$0.words("factors").isDisjoint(with: ["leadership", "coordination"]) }
                ),
                (
                    "factor and mission", { ($0.factors, $0.missions) = ([.leadership], ["MISSION1"]) },
                    { $0.words("factors").contains("leadership") && $0.words("missions").contains("MISSION1") }
                ),
                (
                    "severity", { $0.severities = [.high, .critical] },
                    { ["high", "critical"].contains($0.text("severity")) }
                ),
                ("sensitivity", { $0.sensitivities = [.confidential] }, { $0.text("sensitivity") == "confidential" }),
                (
                    "consequence", { $0.consequences = [.publicTrust] },
                    { $0.words("consequences").contains("public_trust") }
                ),
                ("owner", { $0.owners = ["Office 1"] }, { _ in false }),
                (
                    "occurred", { $0.occurredAfter = WorldDate("2010-01-01")?.earliest },
                    { ($0.text("occurred") ?? "") >= "2010" }
                ),
            ]
            for (name, narrow, holds) in conditions {
                var filter = ListFilter()
                narrow(&filter)
                let expected = whole.filter(holds).map(\.reference)
                #expect(
                    try await all(.observations, side, where: filter, asOf: asOf).map(\.reference) == expected,
                    "\(name)"
                )
                #expect(name == "owner" || !expected.isEmpty, "\(name)")
            }
        }
    }

    @Test func whatIsOverdueHangsOnTheClockAlone() async throws {
        try await withReadModels(seed: 85) { _, side, asOf in
            var filter = ListFilter()
            filter.isOverdue = true
            var last = 0
            for day in ["2014-12-31", "2018-01-01", "2024-01-01", "2031-01-01"] {
                let clock = try #require(WorldDate(day)).earliest
                let then = AsOf(position: asOf.position, clock: clock, isNow: false)
                let overdue = try await all(.actions, side, where: filter, asOf: then)
                #expect(overdue.allSatisfy { $0.isTrue("open") && ($0.text("due") ?? "9") < day })
                #expect(overdue.count >= last)
                last = overdue.count
            }
            #expect(last > 5)
        }
    }

    @Test func theBoardAndTheMatrixCountWhatTheRegistersHave() async throws {
        try await withReadModels(seed: 86) { _, side, now in
            let everything = try #require(WorldDate("9000")).latest
            for part in 1...4 {
                let position = now.position * Int64(part) / 4
                let summed = AsOf(position: position, clock: Self.clock, isNow: false)
                let counted = AsOf(position: position, clock: Self.clock, isNow: false, knownBy: everything)
                let scopes: [[BoardScope]] = [[], [.mission("MISSION1")], [.owner("Office 3")], [.category(.training)]]
                for scope in scopes {
                    let board = try await side.board(of: scope, asOf: summed).counts.filter { $0.count > 0 }
                    let rows = try await side.board(of: scope, asOf: counted).counts
                    #expect(Set(board.map(Cell.init)) == Set(rows.map(Cell.init)))
                }
                let (third, fourth) = (BoardScope.owner("Office 3"), BoardScope.owner("Office 4"))
                let both = try await side.board(of: [third, fourth], asOf: summed).counts
                var each = 0
                for owner in [third, fourth] {
                    each += try await side.board(of: [owner], asOf: summed).counts.reduce(0) { $0 + $1.count }
                }
                #expect(both.reduce(0) { $0 + $1.count } == each)
                let matrix = try await side.matrix(asOf: summed).missions.filter { $0.gaps + $0.strengths > 0 }
                let rows = try await side.matrix(asOf: counted).missions
                #expect(matrix.map(\.mission) == rows.map(\.mission) && matrix.map(\.cells) == rows.map(\.cells))
                #expect(part == 1 || !matrix.isEmpty)
            }
            let open = try await side.board(limit: 1_000, asOf: now).open
            let days = open.map { $0.time("overdue_after")?.microsecondsSince1970 ?? .max }
            #expect(days == days.sorted() && !days.isEmpty)
        }
    }

    private struct Cell: Hashable {
        let text: String

        init(_ count: BoardCount) { text = "\(count.acceptance) \(count.implementation) \(count.count)" }
    }

    @Test func facetsCountWhatTheListHas() async throws {
        try await withReadModels(seed: 87) { _, side, asOf in
            let standing = ["submitted", "verified", "returned"]
            let filters: [(inout ListFilter) -> Void] = [
                { _ in }, { $0.missions = ["MISSION1"] }, { $0.factors = [.leadership] }, { $0.kinds = ["gap"] },
                { ($0.missions, $0.factors, $0.sensitivities) = (["MISSION2"], [.coordination], [.unclassified]) },
            ]
            for narrow in filters {
                var (summed, counted) = (ListFilter(), ListFilter())
                narrow(&summed)
                narrow(&counted)
                counted.states = standing
                let rows = try await all(.observations, side, where: counted, asOf: asOf)
                let whole = try await side.facets(.observations, where: counted, asOf: asOf)
                for name in ["state", "kind", "severity", "sensitivity"] {
                    let counts = Dictionary(grouping: rows) { $0.text(name) ?? "" }.mapValues { Int64($0.count) }
                    #expect(whole.counts(name) == counts, "\(name)")
                }
                let cells = try await side.facets(.observations, where: summed, asOf: asOf)
                for name in ["kind", "sensitivity"] { #expect(cells.counts(name) == whole.counts(name), "\(name)") }
                for name in ["missions", "factors"] {
                    #expect(cells.counts(name).allSatisfy { whole.counts(name)[$0.key] == $0.value }, "\(name)")
                    #expect(!cells.counts(name).isEmpty)
                }
                #expect(cells.first { $0.name == "state" } == nil)
            }
        }
    }

    @Test func aMissionsPageHasItsThings() async throws {
        try await withReadModels(seed: 88) { _, side, asOf in
            let page = try #require(try await side.mission("MISSION1", asOf: asOf))
            #expect(page.state.details.code.rawValue == "MISSION1" && !page.lessons.isEmpty && !page.board.open.isEmpty)
            let early = AsOf(position: 1, clock: Self.clock, isNow: false)
            #expect(try await side.mission("MISSION1", asOf: early)?.lessons.isEmpty == true)
            #expect(try await side.mission("NOWHERE", asOf: asOf) == nil)
            let timeline = try await side.timeline(of: "MISSION1", limit: 10, asOf: asOf)
            let rest = try await side.timeline(of: "MISSION1", limit: 1_000, after: timeline.last?.place, asOf: asOf)
            let whole = try await side.timeline(of: "MISSION1", limit: 1_000, asOf: asOf)
            #expect((timeline + rest).map(\.position) == whole.map(\.position))
            #expect(whole.map(\.occurredFrom) == whole.map(\.occurredFrom).sorted())
        }
    }

    @Test func whatPointsToAThingIsFoundFromBothEnds() async throws {
        try await withReadModels(seed: 90) { test, side, asOf in
            let lessons = try await test.store.streams(in: "lesson", limit: 100).map(\.stream)
            var found = 0
            for lesson in lessons {
                let links = try await side.links(of: lesson, asOf: asOf)
                for link in links where link.relation == .restsOn && link.source == lesson {
                    #expect(try await side.links(of: link.target, asOf: asOf).contains(link))
                    found += 1
                }
                let before = AsOf(position: 0, clock: Self.clock, isNow: false)
                #expect(try await side.links(of: lesson, asOf: before).isEmpty)
            }
            #expect(found > 5)
        }
    }

    @Test("no question walks through a whole table")
    func noQuestionWalksThroughAWholeTable() async throws {
        try await withReadModels(seed: 89) { test, _, asOf in
            var (mission, factor) = (ListFilter(), ListFilter())
            (mission.missions, mission.states) = (["MISSION1"], ["verified"])
            (factor.missions, factor.factors) = (["MISSION1"], [.leadership])
            let questions: [@Sendable (ReadSide) async throws -> Void] = [
                { _ = try await $0.show(.observations, "1", asOf: asOf) },
                { _ = try await $0.list(.observations, asOf: asOf) },
                { [mission] in _ = try await $0.list(.observations, where: mission, asOf: asOf) },
                { [factor] in _ = try await $0.list(.observations, where: factor, asOf: asOf) },
                { _ = try await $0.board(of: [.mission("MISSION1")], asOf: asOf) },
                { _ = try await $0.board(asOf: asOf) }, { _ = try await $0.matrix(asOf: asOf) },
                { _ = try await $0.search("patrol", asOf: asOf) },
                { _ = try await $0.timeline(of: "MISSION1", asOf: asOf) },
                { _ = try await $0.links(of: StreamName("mission/MISSION1"), asOf: asOf) },
            ]
            for (number, question) in questions.enumerated() {
                let scans = try await scans(of: question, in: test)
                #expect(scans.isEmpty, "question \(number): \(scans)")
            }
        }
    }

    /// The sequential scans in the generic plans of a question's statements, where the planner can do without.
    private func scans(
        of question: (ReadSide) async throws -> Void,
        in test: TestProjections
    ) async throws -> [String] {
        try await Pool.with(test.database.configuration(.reader), logger: .silent) { pool in
            try await question(ReadSide(pool, organisation: test.database.organisation))
            return try await pool.withSession { session in
                let statements = try session.query(
                    """
                    SELECT name, cardinality(parameter_types) FROM pg_prepared_statements WHERE statement LIKE '%$read%'
                    """
                ).map { (try $0.decode(0, as: String.self), try $0.decode(1, as: Int32.self)) }
                #expect(!statements.isEmpty)
                try session.script("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan")
                return try statements.flatMap { name, parameters in
                    let nulls = repeatElement("NULL", count: Int(parameters)).joined(separator: ", ")
                    let list = parameters == 0 ? "" : "(\(nulls))"
                    return try session.query("EXPLAIN EXECUTE \(identifier: name)\(unsafe: list)").map {
                        try $0.decode(0, as: String.self)
                    }.filter { $0.contains("Seq Scan") }
                }
            }
        }
    }
}

extension ListedRow {
    fileprivate func words(_ column: String) -> Set<String> {
        Set((text(column) ?? "").split(separator: ";").map(String.init))
    }
}

extension [Facet] {
    fileprivate func counts(_ name: String) -> [String: Int64] {
        Dictionary(filter { $0.name == name }.map { ($0.value, $0.count) }) { $1 }
    }
}
