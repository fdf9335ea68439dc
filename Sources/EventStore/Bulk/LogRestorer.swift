package import EventSourcing
import Foundation
package import Logging
package import Postgres

/// Loads an exported log into an empty organisation, to the byte: the same records at the same places, so the same
/// tree. The log is marked restored for ever.
///
/// Commands come back with the positions of their events; what they answered, and those that decided nothing, do not.
package struct LogRestorer: Sendable {
    private static let linesOfPart = 10_000
    private static let bytesOfPart = 8 << 20

    private let configuration: ConnectionConfiguration
    private let organisation: OrganisationName
    private let logger: Logger

    /// The configuration's login is a member of the organisation's owner, as who migrates is.
    package init(configuration: ConnectionConfiguration, organisation: OrganisationName, logger: Logger) {
        self.configuration = configuration
        self.organisation = organisation
        self.logger = logger
    }

    /// Restores all of the lines or nothing.
    ///
    /// - Parameters:
    ///   - lines: Of the exported log, from position 1 on; where one can't be read, why.
    ///   - origin: Where the log comes from, in words.
    ///   - person: Who restores it.
    /// - Returns: The last position.
    /// - Throws: `RestoreError`, naming the line; `PostgresError`.
    package func restore(
        lines: some Sequence<Result<String, RestoreError>> & Sendable,
        from origin: String,
        by person: String
    ) async throws -> Position {
        do {
            return try await Pool.with(configuration, logger: logger) { pool in
                try await pool.transaction(timeout: .seconds(24 * 3_600)) { session in
                    try restore(lines, from: origin, by: person, in: session)
                }
            }
        } catch let error as PostgresError {
            throw RestoreError(error) ?? error as any Error
        }
    }

    private var schema: SQL { "\(identifier: organisation.rawValue)" }

    private func restore(
        _ lines: some Sequence<Result<String, RestoreError>>,
        from origin: String,
        by person: String,
        in session: borrowing Session
    ) throws -> Position {
        try session.trustOnlyTheCatalogue()
        try session.execute("SET LOCAL ROLE \(identifier: organisation.role(.owner))")
        try session.query("SELECT \(sql: schema).stage_log()")
        var position: Position = 0
        var part = StagedLog()
        var iterator = lines.makeIterator()
        var ends = false
        while !ends {
            if let line = iterator.next() { try part.add(line.get()) } else { ends = true }
            let isFull = part.count == Self.linesOfPart || part.rows.bytes.count >= Self.bytesOfPart
            guard isFull || ends && part.count > 0 else { continue }
            part.finish()
            let copy: SQL = "COPY pg_temp.staged_log (\(sql: StagedLog.columns)) FROM STDIN (FORMAT binary)"
            try session.copyIn(copy) { writer in try writer.write(part.rows.bytes) }
            let restored = try session.query("SELECT \(sql: schema).restore_staged(\(origin), \(person))").first
            position = try restored?.decode(0, as: Int64?.self) ?? 0
            part = StagedLog(linesBefore: part.linesBefore + part.count)
        }
        try carryOutRedactions(session)
        try checkRedactions(session)
        guard position > 0 else { throw RestoreError.refused("there are no lines to restore") }
        return position
    }

    /// A log that is exported while a redaction is decided may have the record and, further on, the decision.
    private func carryOutRedactions(_ session: borrowing Session) throws {
        try session.script(
            """
            DO $$
            DECLARE
                decision bigint;
            BEGIN
                FOR decision IN SELECT e.position FROM \(schema.text).events e WHERE e.type = 'event.redacted' ORDER BY 1
                LOOP
                    BEGIN
                        PERFORM \(schema.text).redact(decision);
                    EXCEPTION WHEN SQLSTATE 'DB008' THEN NULL;
                    END;
                END LOOP;
            END $$
            """
        )
    }

    /// A record that is missing without an event that says why was taken out by whoever had the file.
    private func checkRedactions(_ session: borrowing Session) throws {
        let unexplained: Position? = try session.query(
            """
            SELECT min(e.position) FROM \(sql: schema).events e
            WHERE e.record IS NULL AND NOT EXISTS (
                SELECT FROM \(sql: schema).redactions r WHERE r.position = e.position)
            """
        ).first?.decode(0)
        guard let unexplained else { return }
        throw RestoreError.refused("position \(unexplained) is redacted, and no event says why")
    }
}

/// Why a log is not restored.
package enum RestoreError: Error, Sendable, Equatable {
    /// The organisation has events already.
    case notEmpty(String)
    /// The line, counted from 1, is not of an exported log.
    case line(Int, RecordFault)
    /// The line, counted from 1, can't be read from where it is.
    case unreadable(Int, String)
    /// A line is well formed, and not what its place asks for.
    case refused(String)

    init?(_ error: PostgresError) {
        switch error.sqlState {
        case "DB009": self = .notEmpty(error.message)
        case "DB010": self = .refused(error.message)
        default: return nil
        }
    }
}

extension RestoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notEmpty(let message), .refused(let message): message
        case .line(let number, let fault): "line \(number): \(fault)"
        case .unreadable(let number, let why): "line \(number): \(why)"
        }
    }
}
