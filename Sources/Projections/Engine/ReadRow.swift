import Postgres

/// A row of a read model as one event left it, whatever positions it comes to hold between.
package struct ReadRow: Sendable, Equatable {
    let table: String
    /// Whether it is added to what stands, and never ends.
    let isEntry: Bool
    let part: Int32
    let counted: Counted?
    let fields: BinaryFields
}

/// Where a row counts: one in each of these cells of each of these scopes.
struct Counted: Sendable, Equatable {
    let scopes: [String]
    let cells: [Int16]
}
