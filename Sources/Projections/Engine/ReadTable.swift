import Postgres

/// A table of a read model.
///
/// A row bears the position of its thing's first event (`created`, which is the thing's key), a number within the thing
/// (`part`), and from which position to which it holds: `valid_from <= P AND P < valid_to` are the rows as of P.
package struct ReadTable: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// What a thing looks like; a version ends where the next begins.
        case versions
        /// What has happened, which doesn't end.
        case entries
        /// How many rows of another table of the same read model fall into each cell, by scope: the whole array anew
        /// whenever a count changes.
        case counters(of: String, cells: Int)
    }

    package let name: String
    package let kind: Kind
    /// Names and types, after those that every table has.
    package let columns: [(name: String, type: String)]
    /// Whether its rows are counted in another table: they then have `scopes` and `cells`.
    package let isCounted: Bool
    /// Whether readers that aren't ours may have those of its rows that are unclassified.
    let isOpenToGuests: Bool
    package let indexes: [ReadIndex]

    package static func == (left: ReadTable, right: ReadTable) -> Bool { left.name == right.name }

    init(
        _ name: String,
        _ kind: Kind = .versions,
        columns: [(name: String, type: String)] = [],
        isCounted: Bool = false,
        isOpenToGuests: Bool = true,
        indexes: [ReadIndex] = []
    ) {
        self.name = name
        self.kind = kind
        self.columns = columns
        self.isCounted = isCounted
        self.isOpenToGuests = isOpenToGuests
        self.indexes = indexes
    }

    /// While nothing has ended it.
    package static let open = Int64.max

    /// The columns that a COPY brings, in its order.
    var copied: [String] {
        if case .counters = kind { return ["scope", "valid_from", "counts"] }
        return ["created", "part", "valid_from", "valid_to"] + (isCounted ? ["scopes", "cells"] : [])
            + columns.filter { !$0.type.contains("GENERATED") }.map(\.name)
    }

    var copiedColumns: SQL {
        "\(unsafe: copied.joined(separator: ", "))"
    }

    var isCounters: Bool {
        if case .counters = kind { true } else { false }
    }

    /// The definition behind the table's name.
    var definition: String {
        if case .counters = kind {
            return """
                (scope text COLLATE "C" NOT NULL, valid_from bigint NOT NULL, counts integer[] NOT NULL)
                """
        }
        let counted = isCounted ? [("scopes", "text[] NOT NULL"), ("cells", "smallint[] NOT NULL")] : []
        let own = (counted + columns).map { ", \($0.0) \($0.1)" }.joined()
        return """
            (created bigint NOT NULL, part integer NOT NULL, valid_from bigint NOT NULL, valid_to bigint NOT NULL\(own))
            """
    }

    /// Whether each row says how sensitive its thing is, from when to when.
    var tellsSensitivity: Bool {
        if case .versions = kind { columns.contains { $0.name == "sensitivity" } } else { false }
    }

    /// What tells the rows of a table apart.
    var primaryKey: String {
        if case .counters = kind { return "(scope, valid_from)" }
        return "(created, part, valid_from)"
    }
}
