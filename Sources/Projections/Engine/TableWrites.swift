import EventSourcing
import Postgres

/// What a batch writes to one table: rows that begin in it, some of which end in it too, and the ends of rows that began
/// before it.
struct TableWrites: Sendable {
    private struct Key: Hashable {
        let created: Position
        let part: Int32
        let from: Position
    }

    private struct Row {
        let key: Key
        var to: Position
        let row: ReadRow
    }

    private var rows: [Row] = []
    private var places: [Key: Int] = [:]
    private(set) var endings = Endings()
    /// What the batch adds to the counts, in order.
    private(set) var deltas: [CountDelta] = []

    /// Rows that ended, one place in all lists for each.
    struct Endings: Sendable {
        var created: [Int64] = []
        var parts: [Int32] = []
        var from: [Int64] = []
        var to: [Int64] = []

        var isEmpty: Bool { created.isEmpty }
    }

    var count: Int { rows.count }

    mutating func begin(_ created: Position, _ open: StreamFold.OpenRow) {
        let key = Key(created: created, part: open.row.part, from: open.from)
        places[key] = rows.count
        rows.append(Row(key: key, to: ReadTable.open, row: open.row))
        count(open.row, at: open.from, by: 1)
    }

    mutating func end(_ created: Position, _ open: StreamFold.OpenRow, at position: Position) {
        count(open.row, at: position, by: -1)
        if let place = places[Key(created: created, part: open.row.part, from: open.from)] {
            rows[place].to = position
            return
        }
        endings.created.append(created)
        endings.parts.append(open.row.part)
        endings.from.append(open.from)
        endings.to.append(position)
    }

    private mutating func count(_ row: ReadRow, at position: Position, by step: Int32) {
        guard let counted = row.counted else { return }
        for scope in counted.scopes {
            deltas.append(CountDelta(scope: scope, position: position, cells: counted.cells, step: step))
        }
    }

    /// The rows that begin, as COPY takes them.
    func copy(into table: ReadTable) throws(PostgresError) -> BinaryRows {
        var bytes = BinaryRows(columns: Int16(table.copied.count))
        for row in rows {
            bytes.beginRow()
            try bytes.field(row.key.created)
            try bytes.field(row.key.part)
            try bytes.field(row.key.from)
            try bytes.field(row.to)
            bytes.fields(row.row.fields)
        }
        bytes.finish()
        return bytes
    }
}

/// So many more in these cells of a scope from a position on.
struct CountDelta: Sendable {
    let scope: String
    let position: Position
    let cells: [Int16]
    let step: Int32
}
