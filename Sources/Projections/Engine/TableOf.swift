import Postgres

/// A table whose rows are about `Source`.
struct TableOf<Source: Sendable>: Sendable {
    let definition: ReadTable
    let columns: [Column<Source>]

    init(
        _ name: String,
        _ kind: ReadTable.Kind = .versions,
        columns: [Column<Source>],
        generated: [(name: String, type: String)] = [],
        isCounted: Bool = false,
        isOpenToGuests: Bool = true,
        indexes: [ReadIndex]
    ) {
        definition = ReadTable(
            name,
            kind,
            columns: columns.map { ($0.name, $0.type) } + generated,
            isCounted: isCounted,
            isOpenToGuests: isOpenToGuests,
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
        return ReadRow(
            table: definition.name,
            isEntry: definition.kind == .entries,
            part: Int32(clamping: part),
            counted: counted,
            fields: fields
        )
    }
}
