import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// A log is restored as it was exported, or not at all: each rule is met by a log that breaks it alone.
@Suite(.database, .timeLimit(.minutes(5))) struct RestoreRefusalTests {
    private static let other = OrganisationName("other")

    /// What is done to the lines of three events, and what is said then.
    struct Spoiling: Sendable, CustomTestStringConvertible {
        let sentence: String
        let spoil: @Sendable ([String]) throws -> [String]

        init(_ sentence: String, _ spoil: @escaping @Sendable ([String]) throws -> [String]) {
            (self.sentence, self.spoil) = (sentence, spoil)
        }

        /// The second line with the first match of a pattern replaced.
        init(_ sentence: String, second pattern: String, _ text: String) {
            self.init(sentence) { lines in
                let spoiled = try lines[1].replacing(Regex(pattern), with: text, maxReplacements: 1)
                try #require(spoiled != lines[1])
                return [lines[0], spoiled, lines[2]]
            }
        }

        var testDescription: String { sentence }
    }

    private static let spoilings = [
        Spoiling("position 3 cannot be restored: position 2 was due") { [$0[0], $0[2]] },
        Spoiling(
            "position 2 cannot be restored: revision 0 of observation/2 was due",
            second: #""revision":0"#,
            #""revision":1"#
        ),
        Spoiling(
            "position 2 cannot be restored: it was recorded before the event before it",
            second: #""recordedtime":"[^"]*""#,
            #""recordedtime":"2001-01-01T00:00:00.000000Z""#
        ),
        Spoiling(
            "position 2 cannot be restored: its id does not follow from its command",
            second: #""id":"[0-9a-f]{8}"#,
            #""id":"00000000"#
        ),
        Spoiling("position 2 is redacted, and no event says why") { lines in
            [lines[0], try redacted(lines[1]), lines[2]]
        },
    ]

    @Test(arguments: spoilings) func whatNoExportSaysIsNotRestored(spoiling: Spoiling) async throws {
        let database = TestDatabase.current
        let other = try #require(Self.other)
        let lines = try spoiling.spoil(try await Self.record())
        try await Self.makeOther()
        let restorer = LogRestorer(configuration: database.superuser, organisation: other, logger: .silent)
        await #expect(throws: RestoreError.refused(spoiling.sentence)) {
            try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody")
        }
        try await Self.expectNothingRestored()
    }

    /// What no line can say, as its record is read and hashed before it is staged: the second record and its digest, as
    /// SQL, and what is said then.
    private static let stagings = [
        (
            record: "replace(e.record, ',', ', ')", digest: "sha256(convert_to(text, 'UTF8'))",
            "its record is not in its one form"
        ),
        (record: "e.record", digest: "sha256('another')", "its digest is another"),
        (
            record: #"replace(e.record, '"authtype":"local"', '"authtype":"nobody"')"#,
            digest: "sha256(convert_to(text, 'UTF8'))", "authtype is unknown"
        ),
    ]

    @Test(arguments: stagings)
    func whatIsStagedByAnotherHandIsHeldToTheSame(record: String, digest: String, fault: String) async throws {
        _ = try await Self.record()
        try await Self.makeOther()
        let error = await #expect(throws: PostgresError.self) {
            try await TestDatabase.current.withSession { session in
                try session.script(Self.staging(record: record, digest: digest))
            }
        }
        #expect(error?.sqlState == "DB010")
        #expect(error?.message == "position 2 cannot be restored: \(fault)")
        try await Self.expectNothingRestored()
    }

    /// Three events, each of a stream and a command of its own.
    private static func record() async throws -> [String] {
        try await TestDatabase.current.withStore { store in
            for number in 1...3 { _ = try await store.append(.sample(StreamName("observation/\(number)"))) }
            return try await store.lines()
        }
    }

    /// As the export has it, though nobody redacted it.
    private static func redacted(_ line: String) throws -> String {
        let envelope = try Envelope(record: line)
        let event = RecordedEvent(
            position: envelope.position,
            recordedAt: envelope.recordedAt,
            stream: envelope.stream,
            revision: envelope.revision,
            type: envelope.type,
            mission: envelope.mission,
            actor: envelope.actor,
            commandID: envelope.commandID,
            record: nil
        )
        return RedactedRecord(of: event, digest: Digest(hashing: line.utf8)).line
    }

    private static func makeOther() async throws {
        let migrator = Migrator(
            configuration: TestDatabase.current.superuser,
            organisation: try #require(other),
            logger: .silent
        )
        try await migrator.migrate(source: "https://debrief.test/other")
    }

    /// The three events as whoever may restore can stage them without this program.
    private static func staging(record: String, digest: String) -> String {
        """
        BEGIN;
        SELECT other.stage_log();
        INSERT INTO pg_temp.staged_log (position, recorded_at, stream, revision, type, mission, actor, command_id,
            digest, record, id, source, dataversion, "time", authtype, authid, onbehalfof, correlation_id,
            causation_id, salt, data)
        SELECT position, recorded_at, stream, revision, type, mission, actor, command_id,
            CASE WHEN position = 2 THEN \(digest) ELSE digest END, text, (said ->> 'id')::uuid, said ->> 'source',
            (said ->> 'dataversion')::integer, (said ->> 'time')::timestamptz, said ->> 'authtype', said ->> 'authid',
            (said ->> 'onbehalfof')::uuid, (said ->> 'correlationid')::uuid, said ->> 'causationid',
            decode(said ->> 'salt', 'base64'), said ->> 'data'
        FROM (SELECT e.*, r.text, r.text::json AS said
            FROM debrief.events e, LATERAL (SELECT CASE WHEN e.position = 2 THEN \(record) ELSE e.record END) r (text)) s;
        SELECT other.restore_staged('a test', 'nobody');
        COMMIT
        """
    }

    private static func expectNothingRestored() async throws {
        let (count, isMarked): (Int64?, Bool?) = try await TestDatabase.current.withSession { session in
            let row = try session.query(
                "SELECT (SELECT count(*) FROM other.events), o.restored_at IS NOT NULL FROM other.organisation o"
            ).first
            return (try row?.decode(0), try row?.decode(1))
        }
        #expect(count == 0 && isMarked == false)
    }
}
