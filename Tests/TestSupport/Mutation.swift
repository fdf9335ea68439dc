import Foundation
import Postgres

/// `Tests/mutations` breaks the schema on purpose, to see which tests notice.
enum Mutation {
    /// Runs the SQL of the file that `DEBRIEF_TEST_MUTATION` names, if it is set.
    static func apply(in database: ConnectionConfiguration) async throws {
        guard let file = ProcessInfo.processInfo.environment["DEBRIEF_TEST_MUTATION"] else { return }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let pool = Pool(database, size: 1, logger: .silent)
        do {
            try await pool.withSession { session in try session.script(text) }
        } catch {
            print("the mutation could not be made: \(error)")
        }
        await pool.shutdown()
    }
}
