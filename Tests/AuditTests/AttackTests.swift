import Audit
import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// What the owner of the database does to a log of 520 signed events and 6 more, and how it is found.
@Suite(.database, .timeLimit(.minutes(5))) struct AttackTests {
    private static let signed = 520
    private static let unsigned = 6
    private static var head: Int { signed + unsigned }

    private static let onEvents: [Attack] = [
        Attack(
            "a record edited",
            "UPDATE debrief.events SET record = replace(record, 'Patrol 300', 'Patrol 301') WHERE position = 300",
            .event(.digest, 300),
            .event(.tree, 300)
        ),
        Attack(
            "a record and its leaf edited",
            "UPDATE debrief.events SET record = replace(record, 'Patrol 300', 'Patrol 301') WHERE position = 300;"
                + Forgery.reseal("position = 300"),
            .event(.tree, 300)
        ),
        Attack("a row deleted", "DELETE FROM debrief.events WHERE position = 300", .event(.missing, 300)),
        Attack(
            "a row deleted and its neighbours renumbered",
            """
            DELETE FROM debrief.events WHERE position = 300;
            UPDATE debrief.events SET position = position + 5000 WHERE position > 300;
            UPDATE debrief.events SET position = position - 5001 WHERE position > 5000;
            \(Forgery.renumber("position >= 300"))
            """,
            .event(.tree, 300)
        ),
        Attack(
            "two rows swapped",
            """
            UPDATE debrief.events SET position = position + 5000 WHERE position IN (300, 301);
            UPDATE debrief.events SET position = 5601 - position WHERE position > 5000
            """,
            .event(.column, 300),
            .event(.column, 301),
            .event(.tree, 301)
        ),
        Attack(
            "two rows swapped and sealed anew",
            """
            UPDATE debrief.events SET position = position + 5000 WHERE position IN (300, 301);
            UPDATE debrief.events SET position = 5601 - position WHERE position > 5000;
            \(Forgery.renumber("position IN (300, 301)"))
            """,
            .event(.tree, 300),
            .event(.tree, 301)
        ),
        Attack(
            "a row inserted",
            """
            UPDATE debrief.events SET position = position + 5000 WHERE position > 299;
            UPDATE debrief.events SET position = position - 4999 WHERE position > 5000;
            INSERT INTO debrief.events SELECT 300, recorded_at, stream, revision, type, mission, actor, command_id, digest,
                leaf, record FROM debrief.events WHERE position = 299;
            \(Forgery.renumber("position >= 300"))
            """,
            .event(.tree, 300)
        ),
        Attack(
            "a time moved",
            "UPDATE debrief.events SET recorded_at = recorded_at - interval '1 year' WHERE position = 300",
            .event(.timeGoesBack, 300)
        ),
        Attack(
            "a time moved a little, in the record too",
            """
            UPDATE debrief.events e SET recorded_at = (SELECT b.recorded_at FROM debrief.events b
                WHERE b.position = 299) WHERE position = 300;
            UPDATE debrief.events SET record = regexp_replace(record, '"recordedtime":"[^"]+"',
                '"recordedtime":"' || debrief.instant(recorded_at - interval '1 us') || '"') WHERE position = 300;
            \(Forgery.reseal("position = 300"))
            """,
            .event(.column, 300),
            .event(.tree, 300)
        ),
        Attack("the tail cut off", "DELETE FROM debrief.events WHERE position > 510", .event(.shrunk, 511)),
        Attack(
            "a tail event dated last year",
            Forgery.tail(recordedAt: "now() - interval '1 year'"),
            .event(.timeGoesBack, head + 1)
        ),
        Attack(
            "a tail event dated tomorrow",
            Forgery.tail(recordedAt: "now() + interval '1 day'"),
            .event(.timeAhead, head + 1)
        ),
        Attack(
            "a record with a name twice",
            """
            UPDATE debrief.events SET record = replace(record, '"data":{', '"data":{"n":1,') WHERE position = 300;
            \(Forgery.reseal("position = 300"))
            """,
            .event(.notARecord, 300),
            .event(.tree, 300)
        ),
        Attack(
            "a record taken without a redaction",
            "UPDATE debrief.events SET record = NULL WHERE position = 300",
            .event(.unexplained, 300)
        ),
        Attack(
            "the triggers left off",
            """
            UPDATE debrief.events SET record = replace(record, 'Patrol 300', 'Patrol 301') WHERE position = 300;
            ALTER TABLE debrief.events RENAME TO edited;
            ALTER TABLE debrief.edited RENAME TO events;
            DROP TRIGGER refuse_update ON debrief.events
            """,
            .event(.digest, 300),
            .init(.unguarded, "events", "refuse_update")
        ),
    ]

    /// Every column, each with another value of its kind.
    private static let onColumns: [Attack] = [
        ("recorded_at", "recorded_at + interval '1 us'", LogFault.Kind.column), ("stream", "'observation/13'", .column),
        ("revision", "revision + 1", .column), ("type", "'test.was_not'", .column), ("mission", "'MINUSMA'", .column),
        ("actor", "gen_random_uuid()", .column), ("command_id", "gen_random_uuid()", .column),
        ("digest", "sha256('')", .digest), ("leaf", "sha256('')", .leaf),
        ("recorded_at", "'infinity'", .unreadable),
    ].map { column, value, kind in
        Attack(
            "the column \(column) set to \(value)",
            "UPDATE debrief.events SET \(column) = \(value) WHERE position = 300",
            .event(kind, 300)
        )
    }

    private static let beside: [Attack] =
        [
            ("revision", "revision + 1"), ("number", "number + 1000"), ("first_position", "first_position - 1"),
            ("last_position", "last_position - 1"), ("category", "'obs'"),
        ].map { column, value in
            Attack(
                "a stream's \(column) edited",
                "UPDATE debrief.streams SET \(column) = \(value) WHERE stream = 'observation/7'",
                .init(.row, "streams", "observation/7")
            )
        } + [
            Attack(
                "a stream's row deleted",
                "DELETE FROM debrief.streams WHERE stream = 'observation/7'",
                .init(.missingRow, "streams", "observation/7")
            ),
            Attack(
                "a stream invented",
                "INSERT INTO debrief.streams VALUES ('observation/99', 'observation', 99, 0, 1, 1)",
                .init(.extraRow, "streams", "observation/99")
            ),
            Attack(
                "a command's row deleted",
                """
                ALTER TABLE debrief.commands DISABLE TRIGGER ALL;
                UPDATE debrief.events SET command_id = command_id WHERE false;
                DELETE FROM debrief.commands WHERE first_position = 299
                """,
                .init(.missingRow, "commands", "")
            ),
            Attack(
                "a command's positions edited",
                "UPDATE debrief.commands SET last_position = last_position - 1 WHERE first_position = 299",
                .init(.row, "commands", "")
            ),
            Attack(
                "a hash of the lowest tiles edited",
                "UPDATE debrief.tiles SET hashes = set_byte(hashes, 32 * 43, get_byte(hashes, 32 * 43) # 1) "
                    + "WHERE level = 0 AND place = 1",
                .init(.tile, "tiles", "300")
            ),
            Attack(
                "a hash of a higher tile edited",
                "UPDATE debrief.tiles SET hashes = set_byte(hashes, 33, get_byte(hashes, 33) # 1) WHERE level = 1",
                .init(.tile, "tiles", "1/0")
            ),
            Attack(
                "a tile cut short",
                "UPDATE debrief.tiles SET hashes = substr(hashes, 1, 32) WHERE level = 0 AND place = 2",
                .init(.tile, "tiles", "0/2")
            ),
            Attack(
                "a checkpoint edited",
                "UPDATE debrief.signed_trees SET note = replace(note, E'\\n520\\n', E'\\n519\\n')",
                .init(.checkpoint, "signed_trees", "520")
            ),
            Attack(
                "a checkpoint moved to another size",
                "UPDATE debrief.signed_trees SET size = 519",
                .init(.checkpoint, "signed_trees", "519")
            ),
            Attack(
                "a checkpoint moved to a size that no log has",
                "UPDATE debrief.signed_trees SET size = 9223372036854775807",
                .init(.checkpoint, "signed_trees", "9223372036854775807")
            ),
        ]

    @Test("99 what the owner of the database changed is found, and named", arguments: onEvents + onColumns + beside)
    func anAttackIsFound(attack: Attack) async throws {
        try await SignedLog.with { log in
            try await log.record(Self.signed)
            #expect(try await log.signer().round() == Position(Self.signed))
            try await log.record(Self.unsigned)
            #expect(try await log.verify().faults.isEmpty)
            try await log.tamper(attack.statements)
            let found = try await log.verify().faults.map(Attack.Trace.init)
            for trace in attack.found {
                #expect(found.contains { $0.matches(trace) }, "\(trace) isn't among \(found.prefix(8))")
            }
            print(
                "\(attack.name): \(found.first.map { "\($0)" } ?? "nothing")\(found.count > 1 ? " and \(found.count - 1) more" : "")"
            )
        }
    }

    @Test(
        "99 a signer that runs signs nothing of what was done to what is new",
        arguments: [
            (
                "a tail event dated last year", Forgery.tail(recordedAt: "now() - interval '1 year'"),
                "and wasn't there at"
            ),
            ("a tail event dated tomorrow", Forgery.tail(recordedAt: "now() + interval '1 day'"), "yet to come"),
            (
                "a new record edited",
                "UPDATE debrief.events SET record = replace(record, 'Patrol 525', 'Patrol 526') WHERE position = 525",
                "digest"
            ),
            ("a new row deleted", "DELETE FROM debrief.events WHERE position = 525", "missing"),
            (
                "what was signed last edited",
                "UPDATE debrief.events SET record = replace(record, 'Patrol 520', 'x') WHERE position = 520",
                "another event stood here"
            ),
            ("the tail cut off", "DELETE FROM debrief.events WHERE position > 510", "ends before what was signed"),
            (
                "a new revision edited",
                "UPDATE debrief.events SET revision = revision + 1, record = regexp_replace(record, '\"revision\":[0-9]+', '\"revision\":' || revision + 1) WHERE position = 523;"
                    + Forgery.reseal("position = 523"), "revision is not"
            ),
        ]
    )
    func theSignerRefuses(name: String, statements: String, reason: String) async throws {
        try await SignedLog.with { log in
            try await log.record(Self.signed)
            let signer = log.signer()
            #expect(try await signer.round() == Position(Self.signed))
            try await log.record(Self.unsigned)
            try await log.tamper(statements)
            let refusal = await #expect(throws: SigningReport.Refusal.self) { try await signer.round() }
            #expect(refusal?.reason.contains(reason) == true, "\(refusal?.reason ?? "")")
            #expect(try await log.trees.newest()?.size == Position(Self.signed))
            print("\(name): refused at \(refusal?.position ?? 0): \(refusal?.reason ?? "")")
        }
    }
}

extension Attack.Trace {
    /// Where the row's name isn't known beforehand, its table is enough.
    func matches(_ expected: Self) -> Bool {
        kind == expected.kind && table == expected.table && (expected.place.isEmpty || place == expected.place)
    }
}
