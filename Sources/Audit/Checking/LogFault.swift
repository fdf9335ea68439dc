package import EventSourcing

/// Something in the database that isn't as an untouched log has it.
package struct LogFault: Error, Sendable, Equatable {
    /// What kind of thing it is; the raw values are stable, for programs.
    package enum Kind: String, Sendable, CaseIterable {
        /// An event is missing at a position.
        case missing
        /// A row has a value that no event can have.
        case unreadable
        /// The record isn't a record: not I-JSON in its one form, a name twice, an attribute out of place.
        case notARecord
        /// A column differs from the record.
        case column
        /// The record's digest isn't the one that stands beside it.
        case digest
        /// The leaf isn't that of the digest.
        case leaf
        /// The record is gone, and no event says that it was redacted.
        case unexplained
        /// It was recorded before the event before it.
        case timeGoesBack
        /// It is recorded in the future.
        case timeAhead
        /// It appeared long after it was recorded.
        case late
        /// The revision isn't the next of its stream.
        case revision
        /// What stood here when it was signed was something else.
        case tree
        /// The log ends before what was signed.
        case shrunk
        /// A published hash isn't the tree's.
        case tile
        /// A checkpoint isn't the log's, or isn't signed by its key.
        case checkpoint
        /// A row beside the log says other than the log.
        case row
        /// A row beside the log is missing.
        case missingRow
        /// A row stands there of which the log says nothing.
        case extraRow
        /// A trigger that refuses changes of the log is disabled or missing.
        case unguarded
    }

    package let kind: Kind
    /// The table that it is in.
    package let table: String
    /// Where in the log; nil where it is about no one position.
    package let position: Position?
    /// The row, where the table isn't the log.
    package let row: String?
    /// What is wrong, in a sentence.
    package let detail: String

    package init(_ kind: Kind, in table: String, at position: Position? = nil, row: String? = nil, _ detail: String) {
        (self.kind, self.table, self.position, self.row, self.detail) = (kind, table, position, row, detail)
    }

    /// Of the log itself.
    package static func event(_ kind: Kind, at position: Position, _ detail: String) -> LogFault {
        LogFault(kind, in: "events", at: position, detail)
    }
}
