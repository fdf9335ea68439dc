import EventSourcing
import EventStore
import Lessons
package import Projections
package import UseCases

/// Every thing of a register as it stands now, a line each, in the form in which it is imported: JSON, or CSV with a line of
/// columns first. What is strictly confidential is left out for who sees a part alone.
package struct RegisterExport: Sendable {
    private let desk: Desk
    private let register: Register
    private let asCSV: Bool
    /// nil once everything was read.
    private var after: Int64? = 0

    /// - Throws: `LedgerError.forbidden` for who holds no role.
    package init(_ register: Register, asCSV: Bool, at desk: Desk) throws(LedgerError) {
        guard desk.viewer.authority.holds(anyOf: AccessRole.allCases, at: desk.viewer.instant) else {
            throw .forbidden("\(register.rawValue)/export")
        }
        (self.desk, self.register, self.asCSV) = (desk, register, asCSV)
    }

    /// The next lines, some hundreds; nil at the end.
    ///
    /// - Throws: `EncodingError`; `EventCodecError`; `PostgresError`.
    package mutating func next() async throws -> [String]? {
        guard let number = after else { return nil }
        let (lines, next) = try await lines(of: register.subject, after: number)
        after = next
        return lines
    }

    private func lines<Subject: ContractedAggregate>(
        of subject: Subject.Type,
        after number: Int64
    ) async throws -> (lines: [String], next: Int64?) {
        let columns = ExportedRow.columns(of: subject)
        let source = try await desk.store.source()
        let (things, next) = try await desk.ledger.page(of: subject, after: number)
        let rows = try things.compactMap { try ExportedRow($0, source: source) }
        let head = asCSV && number == 0 ? [columns.joined(separator: ",")] : []
        return (head + (try rows.map { asCSV ? try $0.csv(columns) : try $0.json }), next)
    }
}
