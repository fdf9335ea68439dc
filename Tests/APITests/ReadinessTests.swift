import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

@testable import API

/// What a server tells who sends requests to it, or elsewhere.
@Suite(.database, .timeLimit(.minutes(5))) struct ReadinessTests {
    private struct Answer: Decodable {
        let status: String
        let head: String
        let projections: [Projection]

        struct Projection: Decodable {
            let name: String
            let position: String
            let lagEvents: Int64
            let lagSeconds: Double
            let lastAdvance: Instant?
        }
    }

    private func ask(_ server: TestServer) async throws -> (status: Int, answer: Answer) {
        let reply = try await server.get("/readyz", token: "")
        return (reply.status, try JSONDecoder().decode(Answer.self, from: Data(reply.body)))
    }

    @Test func itTellsHowFarEachProjectionIsAndWhenItGotThere() async throws {
        try await TestServer.with { server in
            let began = Date.now
            try await server.observe()
            let head = String(try await server.desk.store.head().position)
            try await eventually { try await ask(server).answer.projections.allSatisfy { $0.position == head } }
            let (status, answer) = try await ask(server)
            #expect(status == 200 && answer.status == "ready" && answer.head == head)
            #expect(!answer.projections.isEmpty)
            for projection in answer.projections {
                #expect(projection.lagEvents == 0 && projection.lagSeconds == 0)
                let advanced = try #require(projection.lastAdvance)
                let advanceTime = Double(advanced.microsecondsSince1970) / 1e6
                #expect((began.timeIntervalSince1970...Date.now.timeIntervalSince1970).contains(advanceTime))
            }
        }
    }

    @Test func whoseReadModelsAreBehindIsNotReadyAndStillTellsHowItStands() async throws {
        var options = ServerOptions.test
        options.limits.lag = .zero
        try await TestServer.with(options) { server in
            try await OpenTransaction.with(TestDatabase.current.superuser) { transaction in
                try await transaction.run("LOCK TABLE debrief$read.checkpoints IN SHARE ROW EXCLUSIVE MODE")
                try await server.observe()
                try await eventually { try await ask(server).status == 503 }
                let answer = try await ask(server).answer
                #expect(answer.status == "behind")
                #expect(
                    answer.projections.allSatisfy { $0.lagEvents > 0 && $0.lagSeconds > 0 && $0.lastAdvance != nil }
                )
            }
            try await eventually { try await ask(server).status == 200 }
        }
    }

    @Test func whoseDatabaseIsGoneIsNotReadyAndLives() async throws {
        try await TestServer.with { server in
            let database = try #require(TestDatabase.current.superuser.parameters["dbname"])
            func administer(_ statement: SQL) async throws {
                var server = TestDatabase.current.superuser
                server.parameters["dbname"] = "postgres"
                try await Pool.with(server, size: 1, logger: .silent) { pool in
                    _ = try await pool.withSession { try $0.query(statement) }
                }
            }
            try await administer("ALTER DATABASE \(identifier: database) ALLOW_CONNECTIONS false")
            try await administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = \(database)")
            let reply = try await server.get("/readyz", token: "")
            #expect(reply.status == 503 && reply.headers["content-type"] == "application/problem+json")
            #expect(try await server.get("/healthz", token: "").status == 200)
            try await administer("ALTER DATABASE \(identifier: database) ALLOW_CONNECTIONS true")
            try await eventually { try await server.get("/readyz", token: "").status == 200 }
        }
    }
}
