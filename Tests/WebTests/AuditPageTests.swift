import Contract
import DeskSupport
import EventStore
import TestSupport
import Testing

@testable import Web

@Suite(.database, .timeLimit(.minutes(5))) struct AuditPageTests {
    @Test func aRestoredLogSaysWhereFromByWhomAndWhen() async throws {
        var lines: [String] = []
        try await TestServer.with(site: try Website()) { server in
            try await server.observe()
            #expect(try await !Browser(server).open("/audit").text.contains("Restored"))
            #expect(try await server.get("/v1/log/status").json["restored"] == nil)
            lines = try await server.desk.store.lines(after: 0)
        }
        try await TestDatabase.withAnother { [lines] in
            let database = TestDatabase.current
            _ = try await LogRestorer(
                configuration: database.superuser,
                organisation: database.organisation,
                logger: .silent
            ).restore(lines: lines.map { .success($0) }, from: "geneva.jsonl", by: "<lena>")
            try await TestServer.with(site: try Website()) { server in
                let english = try await Browser(server).open("/audit").text
                #expect(english.contains("Restored from geneva.jsonl, by <lena>, "), "\(english)")
                let french = try await Browser(server, language: "fr").open("/audit").text
                #expect(french.contains("Restauré depuis geneva.jsonl, par <lena>, "), "\(french)")
                let answer = try await server.get("/v1/log/status").json["restored"] as? [String: String] ?? [:]
                #expect(answer["from"] == "geneva.jsonl" && answer["by"] == "<lena>", "\(answer)")
                #expect(answer["at"]?.wholeMatch(of: /2[0-9]{3}-.*Z/) != nil, "\(answer)")
                let document = try await server.get("/openapi.json").json
                let schemas = (document["components"] as? [String: any Sendable])?["schemas"] as? [String: any Sendable]
                let status = schemas?["SigningAnswer"] as? [String: any Sendable]
                #expect((status?["properties"] as? [String: any Sendable])?["restored"] != nil)
            }
        }
    }
}
