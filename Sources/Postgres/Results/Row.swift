/// One row of a result.
package struct Row: Sendable {
    let result: QueryResult
    let index: Int32

    /// Reads the column at `index`, from 0.
    ///
    /// - Throws: kind `.decoding`, naming the column, for NULL where `T` isn't optional, another type, or a value out
    ///   of `T`'s range; kind `.usage` when there is no such column.
    package func decode<T: PostgresDecodable>(_ index: Int, as: T.Type = T.self) throws(PostgresError) -> T {
        guard result.columns.types.indices.contains(index) else {
            throw PostgresError(.usage, "there is no column \(index); the row has \(result.columns.names.count)")
        }
        do {
            return try T(decoding: result.cell(row: self.index, column: Int32(truncatingIfNeeded: index)))
        } catch {
            throw error.inColumn(result.columns.names[index])
        }
    }

    /// Reads the first column of that name.
    ///
    /// - Throws: as `decode(_:as:)` by index.
    package func decode<T: PostgresDecodable>(_ name: String, as: T.Type = T.self) throws(PostgresError) -> T {
        guard let index = result.columns.names.firstIndex(of: name) else {
            let names = result.columns.names.joined(separator: ", ")
            throw PostgresError(.usage, "there is no column \"\(name)\"; the row has \(names)")
        }
        return try decode(index)
    }
}
