import EventSourcing
import Foundation
import Postgres
import TestSupport
import Testing

/// What people look at, asked for on the command line.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ReadingTests {
    private struct List: Decodable {
        struct Item: Decodable {
            let reference: String
            let title: String
        }

        let items: [Item]
        let next: String?
    }

    private struct Board: Decodable {
        struct Count: Decodable {
            let count: Int
        }

        let counts: [Count]
    }

    /// Rows of an import, each an observation with a gap in early warning.
    private func rows(_ numbers: Range<Int>, round: Int = 0) -> String {
        numbers.map { number in
            """
            {"aggregate":"observation","source":"Test","externalId":"\(number)","phase":"verified",\
            "title":"Warning \(number) of round \(round)","observation":"Nobody read warning \(number)","kind":"gap",\
            "occurred":"2016-07-08","factors":["intelligence_and_early_warning"],"attribution":{"mode":"sealed"},\
            "language":"en","sensitivity":"unclassified"}
            """
        }.joined(separator: "\n")
    }

    private func bring(_ rows: String, to machine: Machine) async throws {
        let file = machine.folder + "/rows.jsonl"
        try rows.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await machine.debrief("import", file).code == 0)
    }

    @Test func peopleReadWhatTheyJustWroteAndHowItWas() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            #expect(try await machine.debrief("board").output == "no reform action\n")
            #expect(try await machine.debrief("observation", "list").output == "none\n")
            try await bring(rows(0..<30), to: machine)
            let first: List = try await machine.debrief("observation", "list", "--limit", "20", "--json").answer()
            #expect(first.items.count == 20 && first.items[0].reference == "O-30")
            let next = try #require(first.next)
            let rest: List = try await machine.debrief("observation", "list", "--after", next, "--json").answer()
            #expect(rest.items.map(\.reference) == (1...10).reversed().map { "O-\($0)" } && rest.next == nil)
            try await bring(rows(0..<1, round: 1), to: machine)
            let found = try await machine.debrief("search", "\"round 1\"").output
            #expect(found.hasPrefix("1 found:\n\nO-1  Warning 0 of [round] [1]\n"), "\(found)")
            let shown = try await machine.debrief("observation", "show", "O-1", "--as-of", "30")
            #expect(shown.output.contains("as of position 30") && shown.output.contains("Warning 0 of round 0"))
            #expect(try await machine.debrief("observation", "show", "O-1", "--as-of", "0").code == 65)
            let early = try await machine.debrief("observation", "list", "--as-of", "2016-07-08")
            #expect(early.output.contains("as of position 0") && early.output.hasSuffix("none\n"))
            let late = try await machine.debrief("observation", "list", "--as-of", "99")
            #expect(late.code == 64 && late.isOnePlainSentence)
            for option in ["--as-of", "--known-by"] {
                let ahead = try await machine.debrief("observation", "list", option, "2999-01-01")
                #expect(
                    ahead.code == 64 && ahead.complaint.contains("\(option) lies in the future"),
                    "\(ahead.complaint)"
                )
            }
            #expect(try await machine.debrief("search", "o-7").output.contains("\n\nO-7  Warning 6 of round 0"))
            let csv = try await machine.debrief("observation", "list", "--csv", "--limit", "2").output
            #expect(csv.hasPrefix("reference,number,id,mission,") && csv.split(separator: "\n").count == 3)
            let wrong = try await machine.debrief("observation", "list", "--after", "x")
            #expect(wrong.code == 64 && wrong.isOnePlainSentence)
            let status = try await machine.debrief("projections").output
            #expect(status.contains("observations  31        0    0        0       up to date"))
            #expect(try await machine.debrief("projections", "retry").output == "nothing is parked\n")
        }
    }

    @Test func whatIsParkedIsShownAndTriedAgain() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            try await bring(rows(0..<3), to: machine)
            // An event of a debrief to come, which this one can't read.
            try await machine.withSession { session in
                try session.script(
                    """
                    ALTER TABLE debrief.events DISABLE TRIGGER USER; ALTER TABLE debrief.events_1 DISABLE TRIGGER USER;
                    UPDATE debrief.events SET type = 'observation.foreseen',
                        record = replace(record, '"type":"observation.imported"', '"type":"observation.foreseen"')
                    WHERE position = 2
                    """
                )
            }
            let list: List = try await machine.debrief("observation", "list", "--json").answer()
            #expect(list.items.map(\.reference) == ["O-3", "O-1"])
            let status = try await machine.debrief("projections").output
            #expect(status.contains("observation.foreseen") && status.contains("at 2, tried 1"))
            #expect(try await machine.doctor().finding("projections")?.state != "ok")
            let stuck = try await machine.debrief("projections", "retry").output
            #expect(stuck.hasPrefix("1 tried, 0 no longer parked; stuck again:\n  observation/"), "\(stuck)")
            try await machine.withSession { session in
                try session.script(
                    """
                    UPDATE debrief.events SET type = 'observation.imported',
                        record = replace(record, '"type":"observation.foreseen"', '"type":"observation.imported"')
                    WHERE position = 2
                    """
                )
            }
            #expect(try await machine.debrief("projections", "retry").output == "1 tried, 1 no longer parked\n")
            let mended: List = try await machine.debrief("observation", "list", "--json").answer()
            #expect(mended.items.map(\.reference) == ["O-3", "O-2", "O-1"])
        }
    }

    @Test("76 rows are those of a full replay after fifty kills of the projector, and a rebuild among them")
    func rowsAreThoseOfAReplayAfterFiftyKills() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        try await Machine.with { machine in
            _ = try await machine.up()
            for round in 0..<50 {
                if round % 5 == 0 {
                    // Some new, and some that a source says otherwise.
                    try await bring(rows(max(0, round * 8 - 40)..<(round * 8 + 160), round: round), to: machine)
                }
                let seconds = Double.random(in: 0.03...0.35, using: &random)
                if round % 10 == 9 {
                    try await machine.killed(after: seconds, "projections", "rebuild", "observations")
                } else {
                    try await machine.killed(after: seconds, "projections", "follow")
                }
            }
            _ = try await machine.debrief("observation", "list")
            let lived = try await digest(of: machine)
            try await machine.withSession { session in
                try session.script("UPDATE \"debrief$read\".checkpoints SET advanced_at = '2020-01-01'")
            }
            for name in ["missions", "reviews", "observations", "lessons", "actions", "links", "timeline", "texts"] {
                let run = try await machine.debrief("projections", "rebuild", name)
                #expect(run.code == 0, "\(run.complaint)")
            }
            #expect(try await digest(of: machine) == lived, "seed \(seed)")
        }
    }

    /// Of all rows of all tables of the read models.
    private func digest(of machine: Machine) async throws -> [String] {
        try await machine.withSession { session in
            let tables: [String] = try session.query(
                """
                SELECT tablename::text FROM pg_tables
                WHERE schemaname = 'debrief$read' AND tablename NOT IN ('checkpoints', 'parked')
                    AND tablename NOT LIKE '%~next' ORDER BY 1
                """
            ).map { try $0.decode(0) }
            return try tables.map { table in
                let digest: String? = try session.query(
                    "SELECT count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) FROM \(identifier: "debrief$read").\(identifier: table) t"
                ).first?.decode(0)
                return "\(table) \(digest ?? "empty")"
            }
        }
    }
}
