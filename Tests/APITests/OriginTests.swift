import DeskSupport
import TestSupport
import Testing

@testable import API

/// What a browser sends from this server's own pages is taken, and nothing from another site's.
@Suite(.database, .timeLimit(.minutes(5))) struct OriginTests {
    private func status(_ server: TestServer, from origin: String) async throws -> Int {
        try await server.post("/v1/observations", .observation(), ["Origin": origin]).status
    }

    @Test(arguments: ["https://Debrief.example.org", "https://debrief.example.org:443", "HTTPS://debrief.example.org"])
    func itIsKnownHoweverItIsWritten(publicURL: String) async throws {
        var options = ServerOptions.test
        options.publicURL = publicURL
        try await TestServer.with(options) { server in
            let own = try await status(server, from: "https://debrief.example.org")
            #expect(own == 201)
            for origin in [
                "https://evil.example", "http://debrief.example.org", "https://debrief.example.org:8443",
                "https://debrief.example.org.evil.example", "https://debrief.example.org@evil.example", "null", "",
                "http://127.0.0.1:\(server.port)",
            ] {
                let foreign = try await status(server, from: origin)
                #expect(foreign == 403, "\(origin)")
            }
        }
    }

    @Test func whereNobodySaysWhatItIsCalledItIsThisMachine() async throws {
        try await TestServer.with { server in
            let own = try await status(server, from: "http://127.0.0.1:\(server.port)")
            #expect(own == 201)
            let other = try await status(server, from: "http://localhost:\(server.port)")
            #expect(other == 403)
            let pointed = ["Origin": "http://evil.example", "Host": "evil.example"]
            let foreign = try await server.post("/v1/observations", .observation(), pointed)
            #expect(foreign.status == 403)
        }
    }

    @Test(arguments: [
        "null", "", "debrief.example.org", "ftp://debrief.example.org", "https://", "https://debrief.example.org/path",
        "https://debrief.example.org/?q", "https://debrief.example.org#part", "https://me@debrief.example.org",
    ])
    func anAddressThatSaysMoreOrLessIsNone(text: String) {
        #expect(Origin(text) == nil)
    }

    @Test func itIsAHostWithItsSchemeAndPort() {
        #expect(Origin("http://[::1]:8080/") == Origin("HTTP://[::1]:8080"))
        #expect(Origin("http://[::1]:8080")?.host == "::1")
        #expect(Origin("http://a.example") == Origin("http://a.example:80"))
        #expect(Origin("http://a.example:443") != Origin("https://a.example"))
    }
}
