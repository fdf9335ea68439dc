import EventSourcing
import EventStore
import Postgres

/// A column of a read model's table: what it is called, its type in PostgreSQL, and its value in a row about `Source`.
package struct Column<Source: Sendable>: Sendable {
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

/// A table whose rows are about `Source`.
package struct TableOf<Source: Sendable>: Sendable {
    let definition: ReadTable
    let columns: [Column<Source>]

    init(
        _ name: String,
        _ kind: ReadTable.Kind = .versions,
        columns: [Column<Source>],
        generated: [(name: String, type: String)] = [],
        isCounted: Bool = false,
        indexes: [ReadIndex]
    ) {
        definition = ReadTable(
            name,
            kind,
            columns: columns.map { ($0.name, $0.type) } + generated,
            isCounted: isCounted,
            indexes: indexes
        )
        self.columns = columns
    }

    /// A row about a source. What is counted names where.
    func row(_ part: Int, about source: Source, counted: Counted? = nil) throws -> ReadRow {
        var fields = BinaryFields()
        if definition.isCounted {
            try fields.append(counted?.scopes ?? [])
            try fields.append(counted?.cells ?? [])
        }
        for column in columns { try column.add(source, &fields) }
        return ReadRow(table: definition.name, part: Int32(clamping: part), counted: counted, fields: fields)
    }
}
