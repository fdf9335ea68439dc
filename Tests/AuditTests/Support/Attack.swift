import Audit
import Testing

/// What somebody who owns the database does to a signed log, and what has to be found.
struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    /// Run with the triggers off.
    let statements: String
    /// Each has to be among what is found; the first is the first found.
    let found: [Trace]

    struct Trace: Sendable, Equatable, CustomStringConvertible {
        let kind: LogFault.Kind
        let table: String
        let place: String

        init(_ kind: LogFault.Kind, _ table: String, _ place: String) {
            (self.kind, self.table, self.place) = (kind, table, place)
        }

        init(_ fault: LogFault) {
            self.init(fault.kind, fault.table, fault.row ?? fault.position.map { "\($0)" } ?? "")
        }

        var description: String { "\(kind.rawValue) in \(table) at \(place)" }
    }

    init(_ name: String, _ statements: String, _ found: Trace...) {
        (self.name, self.statements, self.found) = (name, statements, found)
    }

    var testDescription: String { name }
}

extension Attack.Trace {
    static func event(_ kind: LogFault.Kind, _ position: Int) -> Self { Self(kind, "events", "\(position)") }
}

/// What attackers write who know how the log is made.
enum Forgery {
    /// Makes digest and leaf fit the record again.
    static func reseal(_ condition: String) -> String {
        """
        UPDATE debrief.events SET digest = sha256(convert_to(record, 'UTF8')) WHERE \(condition);
        UPDATE debrief.events SET leaf = sha256('\\x00'::bytea || digest) WHERE \(condition)
        """
    }

    /// Moves records to the positions that their rows have.
    static func renumber(_ condition: String) -> String {
        """
        UPDATE debrief.events SET record = regexp_replace(record, '"position":"[0-9]+"',
            '"position":"' || position || '"') WHERE \(condition);
        \(reseal(condition))
        """
    }

    /// An event at the log's end, recorded at some time, as the append function would have made it.
    static func tail(recordedAt time: String) -> String {
        """
        INSERT INTO debrief.events (position, recorded_at, stream, revision, type, mission, actor, command_id, digest,
            leaf, record)
        SELECT e.position + 1, \(time), e.stream, 1 + (SELECT max(s.revision) FROM debrief.events s
            WHERE s.stream = e.stream), e.type, e.mission, e.actor, e.command_id, e.digest, e.leaf, e.record
        FROM debrief.events e ORDER BY e.position DESC LIMIT 1;
        UPDATE debrief.events SET record = regexp_replace(regexp_replace(regexp_replace(record,
            '"position":"[0-9]+"', '"position":"' || position || '"'),
            '"recordedtime":"[^"]+"', '"recordedtime":"' || debrief.instant(recorded_at) || '"'),
            '"revision":[0-9]+', '"revision":' || revision)
        WHERE position = (SELECT max(position) FROM debrief.events);
        \(reseal("position = (SELECT max(position) FROM debrief.events)"));
        UPDATE debrief.streams t SET revision = e.revision, last_position = e.position FROM debrief.events e
        WHERE e.position = (SELECT max(position) FROM debrief.events) AND t.stream = e.stream;
        UPDATE debrief.commands c SET last_position = e.position FROM debrief.events e
        WHERE e.position = (SELECT max(position) FROM debrief.events) AND c.command_id = e.command_id
        """
    }
}
