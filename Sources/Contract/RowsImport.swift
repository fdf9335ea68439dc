import EventSourcing
import EventStore
import Lessons
package import UseCases

/// Brings in what other sources claim, from files: all is checked first, and with one bad row nothing is written, unless
/// those are left out. It is for analysts and managers of all missions: rows may be of any mission or of none, and missions
/// themselves. That analysts may bring in what they may not decide is no way around anybody: it bears that its source claims
/// it, and who imported it.
package struct RowsImport: Sendable {
    private static let duty = "thing.import"
    private static let listedRows = 100

    private let desk: Desk
    private let context: CommandContext

    /// - Throws: `LedgerError.forbidden`.
    package init(at desk: Desk, in context: CommandContext) throws(LedgerError) {
        guard desk.viewer.authority.mayAct(Self.duty, missions: [], at: desk.viewer.instant) else {
            throw .forbidden(Self.duty)
        }
        (self.desk, self.context) = (desk, context)
    }

    /// `onBadRow` is told each row that can't be imported, and the file that it stands in.
    ///
    /// - Throws: `FileFault`; `ImportError`; `PostgresError`; what `onBadRow` throws.
    package func bring(
        _ files: [ImportFile],
        skippingBad: Bool,
        isRehearsal: Bool,
        checking: (ImportProgress) -> Void = { _ in },
        writing: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        onBadRow: (_ file: String, BadRowAnswer) throws -> Void = { _, _ in }
    ) async throws -> ImportAnswer {
        let importer = Importer(desk.store, files: files, context: context, seen: desk.ledger)
        var listed: [BadRowAnswer] = []
        let check = try await importer.check(progress: checking) { row in
            let answer = BadRowAnswer(row, in: desk.language)
            if listed.count < Self.listedRows { listed.append(answer) }
            try onBadRow(row.file, answer)
        }
        let mayWrite = !isRehearsal && (check.bad == 0 || skippingBad)
        return ImportAnswer(check, mayWrite ? try await importer.write(check, progress: writing) : nil, listed)
    }
}
