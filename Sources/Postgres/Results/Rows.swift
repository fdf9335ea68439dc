/// What a statement returned: all its rows, in the server's order, held in memory by libpq until the last `Row` is
/// gone.
package struct Rows: RandomAccessCollection, Sendable {
    let result: QueryResult

    package var startIndex: Int { 0 }
    package var endIndex: Int { result.count }

    package subscript(position: Int) -> Row {
        precondition(indices.contains(position), "row \(position) of \(count)")
        return Row(result: result, index: Int32(truncatingIfNeeded: position))
    }

    /// Rows inserted, changed, deleted, copied or selected; 0 for statements that count none.
    package var affected: Int { result.affected }
    /// The columns' names, in order.
    package var columns: [String] { result.columns.names }
}
