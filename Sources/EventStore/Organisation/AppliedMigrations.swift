import Crypto
import Postgres
package import Schema

/// The migrations that an organisation's schema says were applied to it.
struct AppliedMigrations {
    private let applied: [(number: Int32, checksum: [UInt8])]

    init(of organisation: OrganisationName, in session: borrowing Session) throws {
        let table: SQL = "\(identifier: organisation.rawValue).migrations"
        let isThere = try session.query("SELECT to_regclass(\(table.text)) IS NOT NULL").first?.decode(0, as: Bool.self)
        guard isThere == true else {
            applied = []
            return
        }
        applied = try session.query("SELECT number, checksum FROM \(sql: table) ORDER BY number").map { row in
            (try row.decode(0), try row.decode(1))
        }
    }

    /// Which of the known ones are not applied yet.
    /// - Throws: `SchemaError` where others are applied, or these in another form.
    func pending(of known: [Migration]) throws(SchemaError) -> [Migration] {
        for (index, (number, checksum)) in applied.enumerated() {
            guard index < known.count else {
                throw .newer(schema: applied.last?.number ?? number, known: known.last?.number ?? 0)
            }
            guard known[index].number == number, known[index].checksum == checksum else {
                throw .changed(number: number, name: known[index].name)
            }
        }
        return Array(known.dropFirst(applied.count))
    }
}

extension Migration {
    /// SHA-256 of the text as it stands in the file.
    package var checksum: [UInt8] {
        Array(SHA256.hash(data: Array(sql.utf8)))
    }
}
