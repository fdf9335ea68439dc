import Contract
import DeskSupport
import EventSourcing
import EventStore
import Lessons
import TestSupport
import Testing

/// The log says that something was asked, how it went and how long it took: nothing of what people sent.
@Suite(.database, .timeLimit(.minutes(5))) struct RequestLogTests {
    @Test func nothingThatWasSentStandsInTheLog() async throws {
        let log = CapturedLog()
        try await TestServer.with(logger: log.logger) { server in
            let marker = "zq7marker"
            var replies = [
                try await server.post("/v1/observations", .observation(["title": marker])),
                try await server.post("/v1/observations", #"{"title":"\#(marker)""#),
                try await server.post("/v1/observations", #"{"\#(marker)":1}"#),
                try await server.post("/v1/observations/O-1/verify", "{}", ["If-Match": marker]),
                try await server.post("/v1/webhooks", #"{"url":"https://\#(marker).invalid/"}"#),
                try await server.get("/v1/search?words=\(marker)"),
                try await server.get("/v1/observations?after=\(marker)"),
                try await server.get("/v1/observations?\(marker)=1"),
                try await server.get("/v1/observations/\(marker)"),
                try await server.get("/\(marker)"),
                try await server.get("/v1/observations", token: "dbt_\(marker)"),
            ]
            let other = PersonID(source: "test", externalID: "reader")
            let token = try await server.desk.token(for: other, Grant(role: .analyst))
            try await server.whileReadModelsWait {
                try await server.observe()
                let position = try await server.desk.store.head().position
                let path = "/v1/search?words=\(marker)&min-position=\(position)"
                replies.append(try await server.get(path, token: token))
            }
            #expect(replies.map(\.status) == [201, 400, 422, 400, 200, 200, 400, 422, 404, 404, 401, 503])

            let lines = log.lines
            for reply in replies {
                let id = try #require(reply.headers["x-request-id"])
                #expect(lines.contains { $0.hasPrefix("info request ") && $0.contains(id) }, "\(reply.status)")
            }
            #expect(lines.contains { $0.hasPrefix("error request failed ") })
            let told = lines.filter { line in [marker, server.token, token].contains { line.contains($0) } }
            #expect(told.isEmpty)
        }
    }
}
