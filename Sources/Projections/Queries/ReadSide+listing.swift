import EventSourcing
import Foundation
import Lessons
import Postgres

extension ReadSide {
    /// A page of a register, of 1 to 1,000 rows.
    ///
    /// The cursor is the `next` of the page before, of the same question; it keeps to what that was asked of, so that
    /// pages fit together whatever is recorded meanwhile.
    ///
    /// - Throws: `ListError`; `PostgresError`.
    package func list(
        _ register: Register,
        where filter: ListFilter = ListFilter(),
        by sort: Register.Sort = .created,
        reversed: Bool = false,
        limit: Int = 20,
        asOf: AsOf,
        after cursor: String? = nil
    ) async throws -> Listing {
        guard (1...1_000).contains(limit) else { throw ListError.limit(limit) }
        guard register.sorts.contains(sort) else { throw ListError.sort(sort.rawValue, register.sorts.map(\.rawValue)) }
        let question = Question(register: register.rawValue, filter: filter, sort: sort, reversed: reversed).digest
        let place = try cursor.map { try Place($0, of: question) }
        // A cursor is what its bearer makes of it: for who sees a part alone, only what is asked anew is of now.
        var asOf = place?.asOf ?? asOf
        if place != nil, sight != nil {
            asOf = AsOf(position: asOf.position, clock: asOf.clock, isNow: false, knownBy: asOf.knownBy)
        }
        let rows = try await pool.withSession { [asOf] session in
            let key = try place.flatMap { try self.key(of: $0, register, sort, asOf, session) }
            let isAscending = sort.isAscending != reversed
            let statement = statement(register, filter, sort, isAscending: isAscending, asOf, place, key)
            return try session.query("\(sql: statement) LIMIT \(Int64(limit + 1))")
        }
        let next = try rows.count > limit ? Place(rows[limit - 1], question: question, asOf: asOf).text() : nil
        return Listing(
            register: register,
            asOf: asOf,
            columns: register.columns.map(\.name),
            rows: try rows.prefix(limit).map { try ListedRow($0, of: register, at: 2) },
            next: next
        )
    }

    /// By what the row at a place is sorted; nil where that is its place alone. It doesn't stand in the cursor, for it may be
    /// what the list doesn't show.
    private func key(
        of place: Place,
        _ register: Register,
        _ sort: Register.Sort,
        _ asOf: AsOf,
        _ session: borrowing Session
    ) throws -> String? {
        guard let key = sort.key else { return nil }
        let place: [SQL] = ["t.created = \(place.created)", "t.part = \(place.part)", .valid("t", asOf)]
        let conditions = SQL.joined(place + seen(in: register, asOf: asOf))
        let row = try session.query(
            """
            SELECT (\(unsafe: key.expression))::text FROM \(sql: table(register.rawValue)) t
            WHERE \(sql: conditions)
            """
        ).first
        guard let row else { throw ListError.cursor }
        return try row.decode(0)
    }

    private func statement(
        _ register: Register,
        _ filter: ListFilter,
        _ sort: Register.Sort,
        isAscending: Bool,
        _ asOf: AsOf,
        _ place: Place?,
        _ placeKey: String?
    ) -> SQL {
        let columns = shown(register, asOf: asOf)
        let direction: SQL = isAscending ? "ASC" : "DESC"
        let key: SQL = sort.key.map { "\(unsafe: $0.expression)" } ?? "NULL::text"
        var conditions = filter.conditions(on: register, asOf: asOf, in: self)
        if let place {
            let comparison: SQL = isAscending ? ">" : "<"
            if let type = sort.key?.type {
                conditions.append(
                    """
                    (\(sql: key), t.created, t.part) \(sql: comparison)
                        (\(placeKey)::\(unsafe: type), \(place.created), \(place.part))
                    """
                )
            } else {
                conditions.append("(t.created, t.part) \(sql: comparison) (\(place.created), \(place.part))")
            }
        }
        var source: SQL = "\(sql: table(register.rawValue)) t"
        if register == .observations, filter.factors.count == 1, filter.missions.count <= 1 {
            // Along the factor's own index; the thing's row is looked up for each.
            source = """
                \(sql: table("observation_factors")) f JOIN \(sql: source) ON t.created = f.created AND t.part = f.rank
                """
            conditions.append(.valid("f", asOf))
            conditions.append("f.factor = \(filter.factors[0].rawValue)")
            conditions.append(filter.missions.first.map { "f.mission = \($0)" } ?? "f.rank = 0")
            if sort == .created {
                return """
                    SELECT t.created, t.part, \(sql: columns) FROM \(sql: source)
                    WHERE \(sql: .joined(conditions)) ORDER BY f.created \(sql: direction), t.part \(sql: direction)
                    """
            }
        }
        let order: SQL = sort.key == nil ? "" : "\(sql: key) \(sql: direction), "
        return """
            SELECT t.created, t.part, \(sql: columns) FROM \(sql: source)
            WHERE \(sql: .joined(conditions))
            ORDER BY \(sql: order)t.created \(sql: direction), t.part \(sql: direction)
            """
    }
}

/// What can't be listed as asked.
package enum ListError: Error, Sendable, Equatable {
    /// A page has 1 to 1,000 rows.
    case limit(Int)
    /// The register isn't sorted by that; what it is sorted by.
    case sort(String, [String])
    /// What is silent or stalled is for 0 to 36,500 days; which of the two was asked for.
    case days(String, Int)
    /// Nothing in the register can be so; what is asked for, and what can be.
    case value(String, [String])
    /// Not what an earlier page gave, or of another question.
    case cursor
}

extension ListError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .limit: "a page has 1 to 1000 rows, of a search 1 to 100"
        case .sort(_, let sorts): "it is sorted by \(sorts.joined(separator: ", "))"
        case .days(let name, _): "it can be \(name) for 0 to 36500 days"
        case .value(let name, let values): "\(name) is one of \(values.joined(separator: ", "))"
        case .cursor: "the cursor isn't one that this question gave: ask from the beginning"
        }
    }
}

/// What a cursor belongs to.
private struct Question: Codable, Equatable {
    let register: String
    let filter: ListFilter
    let sort: Register.Sort
    let reversed: Bool

    var digest: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(Digest(hashing: Array((try? encoder.encode(self)) ?? Data())).description.prefix(16))
    }
}

/// Behind the last row of a page.
private struct Place: Codable {
    private enum CodingKeys: String, CodingKey {
        case question = "q"
        case asOf = "a"
        case created = "c"
        case part = "p"
    }

    let question: String
    let asOf: AsOf
    let created: Position
    let part: Int32

    /// Behind this row, whose first columns are the place.
    init(_ row: Row, question: String, asOf: AsOf) throws {
        (self.question, self.asOf) = (question, asOf)
        (created, part) = (try row.decode(0), try row.decode(1))
    }

    init(_ text: String, of question: String) throws(ListError) {
        guard let data = Data(base64Encoded: text), let place = try? JSONDecoder().decode(Place.self, from: data),
            place.question == question
        else { throw .cursor }
        self = place
    }

    func text() throws -> String {
        try JSONEncoder().encode(self).base64EncodedString()
    }
}

extension Severity {
    init?(level: Int) {
        guard Self.allCases.indices.contains(level) else { return nil }
        self = Self.allCases[level]
    }
}

extension Sensitivity {
    init?(level: Int) {
        guard Self.allCases.indices.contains(level) else { return nil }
        self = Self.allCases[level]
    }
}
