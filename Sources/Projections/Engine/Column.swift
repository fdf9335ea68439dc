import EventSourcing
import EventStore
import Postgres

/// A column of a read model's table: what it is called, its type in PostgreSQL, and its value in a row about `Source`.
struct Column<Source: Sendable>: Sendable {
    let name: String
    let type: String
    let add: @Sendable (Source, inout BinaryFields) throws -> Void

    private init(
        _ name: String,
        _ type: String,
        _ value: @escaping @Sendable (Source) -> some PostgresEncodable
    ) {
        self.name = name
        self.type = type
        add = { source, fields in try fields.append(value(source)) }
    }

    static func text(_ name: String, _ value: @escaping @Sendable (Source) -> String?) -> Self {
        Self(name, "text COLLATE \"C\"") { value($0) }
    }

    static func texts(_ name: String, _ value: @escaping @Sendable (Source) -> [String]) -> Self {
        Self(name, "text[] COLLATE \"C\" NOT NULL") { value($0) }
    }

    static func number(_ name: String, _ value: @escaping @Sendable (Source) -> Int64?) -> Self {
        Self(name, "bigint") { value($0) }
    }

    static func small(_ name: String, _ value: @escaping @Sendable (Source) -> Int?) -> Self {
        Self(name, "integer") { value($0).map(Int32.init(clamping:)) }
    }

    static func truth(_ name: String, _ value: @escaping @Sendable (Source) -> Bool?) -> Self {
        Self(name, "boolean") { value($0) }
    }

    static func time(_ name: String, _ value: @escaping @Sendable (Source) -> Instant?) -> Self {
        Self(name, "timestamptz") { value($0).map { Timestamp($0) } }
    }
}
