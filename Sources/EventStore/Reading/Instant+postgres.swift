package import EventSourcing
package import Postgres

extension Timestamp {
    package init(_ instant: Instant) {
        self.init(microsecondsSince1970: instant.microsecondsSince1970)
    }
}

extension Row {
    /// A column's instant; nil where it is null.
    /// - Throws: kind `.decoding` outside the years that a record can write.
    package func instant(_ column: Int) throws(PostgresError) -> Instant? {
        guard let timestamp = try decode(column, as: Timestamp?.self) else { return nil }
        guard let instant = Instant(microsecondsSince1970: timestamp.microsecondsSince1970) else {
            throw PostgresError(.decoding, "\(timestamp) is not within the years 1 to 9999")
        }
        return instant
    }
    /// A column's instant, where there has to be one.
    /// - Throws: kind `.decoding` where it is null, or outside the years that a record can write.
    package func decodeInstant(_ column: Int) throws(PostgresError) -> Instant {
        guard let instant = try instant(column) else { throw PostgresError(.decoding, "an instant is missing") }
        return instant
    }
}
