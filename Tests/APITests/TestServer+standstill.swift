import DeskSupport
import Postgres
import TestSupport

extension TestServer {
    /// Runs `body` while the read models stand still, and lets them go on.
    func whileReadModelsWait(_ body: () async throws -> Void) async throws {
        try await OpenTransaction.with(TestDatabase.current.superuser) { transaction in
            try await transaction.run("LOCK TABLE debrief$read.checkpoints IN SHARE ROW EXCLUSIVE MODE")
            try await body()
            try await transaction.commit()
        }
    }
}
