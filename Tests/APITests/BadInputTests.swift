import API
import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing

/// What it gets: a problem (RFC 9457) that says what is wrong and never what was sent, and nothing changes.
@Suite(.database, .timeLimit(.minutes(5))) struct BadInputTests {
    private static let marker = "zq7marker"

    /// Everything that can't be read at all.
    private static let unreadable: [(String, [UInt8])] = [
        ("nothing", []),
        ("truncated", Array(#"{"title":"zq7marker"#.utf8)),
        ("bytes behind", Array("\(String.observation()) x".utf8)),
        ("byte order mark", [0xEF, 0xBB, 0xBF] + Array(String.observation().utf8)),
        ("not UTF-8", Array(#"{"title":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)),
        ("lone surrogate", Array(#"{"title":"\ud800"}"#.utf8)),
        ("U+0000", Array(#"{"title":"a\u0000b"}"#.utf8)),
        ("duplicate name", Array(#"{"title":"zq7marker","title":"b"}"#.utf8)),
        ("too deep", Array((String(repeating: #"{"a":"#, count: 33) + "1" + String(repeating: "}", count: 33)).utf8)),
        ("NaN", Array(#"{"title":NaN}"#.utf8)),
        ("1e400", Array(#"{"title":1e400}"#.utf8)),
        ("an array", Array("[]".utf8)),
    ]

    /// 32 bytes are not yet 32 digits.
    @Test(arguments: [
        "00-éééééééééééééééé-0000000000000001-01", "00-4bf92f3577b34da6a3ce929d0e0e473é-00f067aa0ba902b7-01",
        "00-0000000000000000000000000000000z-00f067aa0ba902b7-01", "00--", "-",
    ])
    func aTraceThatIsNoneIsPassedOver(_ trace: String) async throws {
        try await TestServer.with { server in
            let body = Array(String.observation().utf8)
            let headers = ["Content-Type": "application/json", "traceparent": trace]
            let reply = try await server.send("POST", "/v1/observations", headers, body: body, token: server.token)
            #expect(reply.status == 201, "\(reply.text)")
        }
    }

    @Test func whatCantBeReadIsABadRequest() async throws {
        try await TestServer.with { server in
            for (name, body) in Self.unreadable {
                let reply = try await server.send(
                    "POST",
                    "/v1/observations",
                    ["Content-Type": "application/json"],
                    body: body,
                    token: server.token
                )
                expectProblem(reply, 400, name)
            }
            try await expectNothingRecorded(server)
        }
    }

    /// Fields, what they are instead, and what is pointed at.
    private static let fields: [(String, [String: any Sendable], String)] = [
        ("unknown field", ["zq7marker": 1], "/zq7marker"),
        ("actor set by the client", ["actor": "x"], "/actor"),
        ("null where required", ["title": Optional<String>.none as any Sendable], "/title"),
        ("blank title", ["title": "  "], "/title"),
        ("unknown factor", ["factors": ["zq7marker"]], "/factors/0"),
        ("unknown sensitivity", ["sensitivity": "zq7marker"], "/sensitivity"),
        ("year 10000", ["occurred": "10000-01-01"], "/occurred"),
        ("31 February", ["occurred": "2016-02-31"], "/occurred"),
        ("an instant without a zone", ["occurred": "2016-07-08T12:00:00"], "/occurred"),
        (
            "a number as a text",
            ["place": ["name": "Gao", "latitude": 16, "longitude": "0"] as [String: any Sendable]], "/place/latitude"
        ),
        (
            "latitude 91", ["place": ["name": "Gao", "latitude": "91", "longitude": "0"] as [String: any Sendable]],
            "/place/latitude"
        ),
        ("a text as a number", ["title": 5], "/title"),
        ("bidi override in a code", ["missions": ["MINU\u{202E}SMA"]], "/missions/0"),
    ]

    @Test func whatCantBeTakenIsPointedAt() async throws {
        try await TestServer.with { server in
            for (name, changes, pointer) in Self.fields {
                let reply = try await server.post("/v1/observations", .observation(changes))
                expectProblem(reply, 422, name)
                #expect(reply.faults == [pointer], "\(name): \(reply.text)")
            }
            try await expectNothingRecorded(server)
        }
    }

    @Test func everyFaultIsToldAtOnce() async throws {
        try await TestServer.with { server in
            let reply = try await server.post(
                "/v1/observations",
                .observation(["kind": "zq7marker", "occurred": "x", "language": 5, "more": true])
            )
            expectProblem(reply, 422, "several")
            #expect(Set(reply.faults) == ["/kind", "/occurred", "/language", "/more"])
            let empty = try await server.post("/v1/observations", "{}")
            let required = [
                "/title", "/observation", "/kind", "/occurred", "/attribution", "/language", "/sensitivity",
            ]
            #expect(Set(empty.faults) == Set(required))
        }
    }

    @Test func faultsAreToldInTheLanguageThatIsAskedFor() async throws {
        try await TestServer.with { server in
            let body = String.observation(["occurred": "yesterday", "title": NSNull()])
            let reply = try await server.post("/v1/observations", body, ["Accept-Language": "fr"])
            expectProblem(reply, 422, "in French")
            #expect(reply.json["detail"] as? String == "À revoir parmi ce qui a été envoyé : 2.")
            #expect(reply.text.contains(#""detail":"manque""#) && reply.text.contains(#""detail":"il faut une date"#))
            let broken = try await server.post("/v1/observations", "{", ["Accept-Language": "fr"])
            expectProblem(broken, 400, "half of it, in French")
            let why = "Le corps ne peut être lu\u{202F}: il finit trop tôt, à l’octet 1."
            #expect(broken.json["detail"] as? String == why)
        }
    }

    @Test(
        arguments: [
            ("board?as-of=2999-01-01", 422, ["as-of"]), ("matrix?as-of=yesterday", 422, ["as-of"]),
            ("things/O-1?as-of=2999-01-01T00:00:00Z", 422, ["as-of"]), ("lessons?as-of=999999", 422, ["as-of"]),
            ("lessons?as-of=2016-07-08&zone=Paris", 422, ["zone"]), ("lessons?zone=%2B02:00", 422, ["zone"]),
            ("board?known-by=2999", 422, ["known-by"]), ("board?known-by=x", 422, ["known-by"]),
            ("things/O-1?known-by=2016", 422, ["known-by"]),
            ("things/O-1/links?known-by=2016", 422, ["known-by"]), ("board?min-position=99999", 422, ["min-position"]),
            ("observations?severity=x", 422, ["severity"]), ("observations?state=learned", 422, ["state"]),
            ("lessons?kind=gap", 422, ["kind"]), ("observations?after=x", 400, ["after"]),
            ("observations?silent=-1", 422, ["silent"]), ("actions?stalled=99999", 422, ["stalled"]),
            ("observations?recorded-after=x", 422, ["recorded-after"]), ("observations?sort=due", 422, ["sort"]),
            ("board?owner=a&category=training", 422, ["mission", "owner", "category"]),
            ("observations?mine=x&wrong=1", 422, ["mine", "wrong"]),
            ("missions/MINUSMA/timeline?after=x", 400, ["after"]),
        ]
    )
    func whatIsAskedWronglyIsNamed(query: String, status: Int, parameters: [String]) async throws {
        try await TestServer.with { server in
            try await server.observe()
            let reply = try await server.get("/v1/\(query)")
            expectProblem(reply, status, query)
            #expect(Set(reply.faults) == Set(parameters), "\(query): \(reply.text)")
        }
    }

    @Test(arguments: ["observations/O-1", "things/O-1/history"])
    func aThingIsNotFoundAsOfBeforeItWasRecorded(path: String) async throws {
        try await TestServer.with { server in
            try await server.observe()
            let recorded = try await server.desk.store.head().position
            #expect(try await server.get("/v1/\(path)?as-of=\(recorded)").status == 200)
            expectProblem(try await server.get("/v1/\(path)?as-of=\(recorded - 1)"), 404, path)
        }
    }

    @Test func aTimeAheadIsRefused() async throws {
        try await TestServer.with { server in
            let ahead = Date.now.addingTimeInterval(600).formatted(.iso8601)
            let reply = try await server.post("/v1/observations", .observation(["occurred": ahead]))
            expectProblem(reply, 422, "ahead")
            #expect(reply.faults == ["/occurred"])
        }
    }

    @Test func tooManyAreTooMany() async throws {
        try await TestServer.with { server in
            let factors = (0...10_000).map { _ in "leadership" }
            let reply = try await server.post("/v1/observations", .observation(["factors": factors]))
            expectProblem(reply, 422, "10,001")
        }
    }

    @Test func anImpossibleTransitionNamesTheStateAndWhatIsPossible() async throws {
        try await TestServer.with { server in
            let reference = try await server.observe()
            let reply = try await server.post("/v1/observations/\(reference)/reconsider", #"{"why":"x"}"#)
            expectProblem(reply, 422, "impossible")
            #expect(reply.json["state"] as? String == "submitted")
            #expect((reply.json["possible"] as? [String])?.contains("verify") == true)

            let merged = try await server.post("/v1/observations/\(reference)/merge", #"{"target":"\#(reference)"}"#)
            expectProblem(merged, 422, "merged into itself")
            #expect(merged.faults == ["/target"], "\(merged.text)")
        }
    }

    @Test func supersessionInACircleIsPointedAt() async throws {
        try await TestServer.with { server in
            for _ in 1...3 {
                let proposed = try await server.post("/v1/lessons", Self.lesson())
                #expect(proposed.status == 201, "\(proposed.text)")
            }
            func supersede(_ lesson: String, by replacement: String) async throws -> TestServer.Reply {
                let body = #"{"replacement":"\#(replacement)","why":"It says more"}"#
                return try await server.post("/v1/lessons/\(lesson)/supersede", body)
            }
            #expect(try await supersede("L-1", by: "L-2").status == 200)
            #expect(try await supersede("L-2", by: "L-3").status == 200)
            for lesson in ["L-3", "L-1"] {
                let reply = try await supersede("L-3", by: lesson)
                expectProblem(reply, 422, "L-3 by \(lesson)")
                #expect(reply.faults == ["/replacement"], "\(reply.text)")
            }
        }
    }

    /// What is named in bodies and isn't there: paths, bodies, and what is pointed at.
    private static let dangling: [(path: String, body: String, pointers: [String])] = [
        ("observations", .observation(["missions": ["NOPE"]]), ["/missions/0"]),
        ("observations", .observation(["missions": ["HERE", "NOPE"], "review": "R-9"]), ["/missions/1", "/review"]),
        ("observations", .observation(["review": UUID().uuidString]), ["/review"]),
        (
            "lessons", lesson(["observations": ["O-1", UUID().uuidString, "O-99", "R-1"]]),
            ["/observations/1", "/observations/2", "/observations/3"]
        ),
        (
            "lessons",
            lesson([
                "recommendations": [
                    ["review": "R-1", "number": 1], ["review": "R-1", "number": 7],
                ] as [[String: any Sendable]]
            ]), ["/recommendations/1/number"]
        ),
        (
            "lessons", lesson(["recommendations": [["review": "R-2", "number": 1] as [String: any Sendable]]]),
            ["/recommendations/0/review"]
        ),
        ("observations/O-1/merge", #"{"target":"O-99"}"#, ["/target"]),
        ("observations/O-1/merge", #"{"target":"\#(UUID())"}"#, ["/target"]),
        ("reviews/R-1/amend-recommendation", #"{"recommendation":{"number":7,"text":"x"},"why":"x"}"#, recommended),
        ("access/admit", #"{"person":"\#(UUID())","thing":"O-1","why":"x"}"#, ["/person"]),
        ("access/admit", #"{"person":"\#(UUID())","thing":"O-99","why":"x"}"#, ["/thing"]),
        ("access/grant", #"{"person":"\#(UUID())","role":"analyst"}"#, ["/person"]),
        ("tokens", #"{"person":"\#(UUID())","name":"x"}"#, ["/person"]),
        ("projections/retry", #"{"name":"nope"}"#, ["/name"]),
    ]
    private static let recommended = ["/recommendation/number"]

    @Test func whatABodyNamesAndIsntHereIsPointedAt() async throws {
        try await TestServer.with { server in
            try await record(on: server)
            for (path, body, pointers) in Self.dangling {
                let reply = try await server.post("/v1/\(path)", body)
                expectProblem(reply, 422, body)
                #expect(reply.faults == pointers, "\(path) \(body): \(reply.text)")
            }
        }
    }

    @Test func whatAPathNamesAndIsntHereIsNotFoundWhateverTheBodyNames() async throws {
        try await TestServer.with { server in
            try await record(on: server)
            let person = UUID()
            for (path, body) in [
                ("observations/O-99/merge", #"{"target":"O-99"}"#), ("observations/R-1/merge", #"{"target":"O-1"}"#),
                ("missions/NOPE/close", #"{"why":"x"}"#), ("people/\(person)/forget", "{}"),
                ("projections/nope/rebuild", "{}"),
            ] {
                expectProblem(try await server.post("/v1/\(path)", body), 404, path)
            }
        }
    }

    /// What a body names and may not be read, and what isn't there, get the same answer.
    @Test func aBodysHiddenThingIsAsIfItWerentThere() async throws {
        try await TestServer.with { server in
            try await record(on: server)
            let hidden = try await server.observe(["missions": ["HERE"]])
            let id = try #require(try await server.get("/v1/observations/\(hidden)").json["id"] as? String)
            let there = try #require(MissionCode("THERE"))
            let stranger = PersonID(source: "test", externalID: "stranger")
            let token = try await server.desk.token(for: stranger, Grant(role: .manager, mission: there))
            func detail(_ names: [String], missions: [String] = ["THERE"]) async throws -> [String: any Sendable] {
                let body = Self.lesson(["missions": missions, "observations": names])
                let reply = try await server.post("/v1/lessons", body, token: token)
                expectProblem(reply, 422, "\(names) \(missions)")
                return reply.json.filter { $0.key != "instance" }
            }
            for (given, absent) in [(hidden, "O-99"), (id, UUID().uuidString)] {
                let (one, other) = (try await detail([given]), try await detail([absent]))
                #expect(one as NSDictionary == other as NSDictionary)
            }
            let (one, other) = (
                try await detail([], missions: ["THERE", "HERE"]), try await detail([], missions: ["THERE", "NOPE"])
            )
            #expect(one as NSDictionary == other as NSDictionary)
        }
    }

    /// Two missions, a review with a recommendation and an observation.
    private func record(on server: TestServer) async throws {
        let mission = #""type":"peacekeeping","sensitivity":"unclassified"}"#
        for (path, body) in [
            ("missions", #"{"code":"HERE","name":"Here",\#(mission)"#),
            ("missions", #"{"code":"THERE","name":"There",\#(mission)"#),
            (
                "reviews",
                #"{"title":"x","kind":"independent_inquiry","date":"2000-08","language":"en","sensitivity":"unclassified"}"#
            ),
            ("reviews/R-1/recommend", #"{"recommendation":{"number":1,"text":"x"}}"#),
            ("observations", .observation()),
        ] {
            let reply = try await server.post("/v1/\(path)", body)
            #expect([200, 201].contains(reply.status), "\(path): \(reply.text)")
        }
    }

    private static func lesson(_ changes: [String: any Sendable] = [:]) -> String {
        let fields: [String: any Sendable] = [
            "kind": "lesson", "title": "Relays need spares", "statement": "Every relay needs a spare battery",
            "language": "en", "sensitivity": "unclassified",
        ]
        let data = try? JSONSerialization.data(withJSONObject: fields.merging(changes) { $1 })
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    @Test func consentIsNeededForWhoIsNamed() async throws {
        try await TestServer.with { server in
            let person = server.person.description
            let attribution: [String: any Sendable] = ["mode": "named", "person": person]
            let reply = try await server.post("/v1/observations", .observation(["attribution": attribution]))
            expectProblem(reply, 422, "no consent")
            #expect(reply.faults == ["/attribution/consent"])
            let sealed: [String: any Sendable] = ["mode": "sealed", "role": "Patrol leader"]
            let named = try await server.post("/v1/observations", .observation(["attribution": sealed]))
            expectProblem(named, 422, "sealed, and somebody is named")
            #expect(named.faults == ["/attribution"])
        }
    }

    @Test func headersThatCantBeAreRefused() async throws {
        try await TestServer.with { server in
            let reference = try await server.observe()
            let path = "/v1/observations/\(reference)/verify"
            for (name, headers, status) in [
                ("bad UUID", ["Idempotency-Key": "zq7marker"], 400), ("revision -1", ["If-Match": "\"-1\""], 422),
                ("revision 2^63", ["If-Match": "\"9223372036854775808\""], 422),
                ("no revision", ["If-Match": "zq7"], 400),
                ("stale", ["If-Match": "\"7\""], 412), ("XML", ["Content-Type": "text/xml"], 415),
                ("foreign origin", ["Origin": "https://evil.example"], 403),
            ] {
                expectProblem(try await server.post(path, "{}", headers), status, name)
            }
            #expect(try await server.get("/v1/observations/\(reference)").json["revision"] as? Int == 0)
        }
    }

    @Test func aStaleRevisionOfSomebodysAccessIsAFailedPrecondition() async throws {
        try await TestServer.with { server in
            let person = PersonID(source: "test", externalID: "observer")
            _ = try await server.desk.token(for: person, Grant(role: .observer))
            let body = #"{"person":"\#(person)","role":"analyst"}"#
            expectProblem(try await server.post("/v1/access/grant", body, ["If-Match": "\"7\""]), 412, "stale")
            let granted = try await server.post("/v1/access/grant", body, ["If-Match": "\"0\""])
            #expect(granted.status == 200, "\(granted.text)")
        }
    }

    @Test func pathsAndParametersThatCantBeAreRefused() async throws {
        try await TestServer.with { server in
            try await server.observe()
            for (path, status) in [
                ("/v1/observations/O%001", 400), ("/v1/observations/O-99", 404),
                ("/v1/observations?after=zq7marker", 400), ("/v1/observations?limit=0", 422),
                ("/v1/observations?limit=5&limit=6", 422), ("/v1/observations?zq7marker=1", 422),
                ("/v1/observations?recordedAfter=2016", 422), ("/v1/observations?reverse=yes", 422),
                ("/v1/observations?title=%C3%28", 400), ("/v1/board?as-of=zq7marker", 422),
                ("/v1/board?as-of=99999999", 422), ("/v1/board?zone=%2B02:00", 422),
                ("/v1/observations/O-1?known-by=2016", 422), ("/v1/board?min-position=-1", 422),
                ("/v1/board?min-position=99999999", 422), ("/v1/lessons?silent=-1", 422), ("/v1/nothing", 404),
                ("/nothing", 404),
            ] {
                expectProblem(try await server.get(path), status, path)
            }
        }
    }

    @Test func aMethodThatIsntThereIsNamedWithThoseThatAre() async throws {
        try await TestServer.with { server in
            for (method, path, allowed) in [
                ("DELETE", "/v1/observations", "GET, HEAD, POST"), ("GET", "/v1/observations/O-1/verify", "POST"),
                ("PUT", "/v1/board", "GET, HEAD"),
            ] {
                let reply = try await server.send(method, path, token: server.token)
                expectProblem(reply, 405, "\(method) \(path)")
                #expect(reply.headers["allow"] == allowed)
            }
        }
    }

    @Test func whatIsTooLargeIsRefused() async throws {
        try await TestServer.with { server in
            let large = String(repeating: "zq7marker", count: 30_000)
            expectProblem(try await server.post("/v1/observations", .observation(["title": large])), 413, "body")
            let header = try await server.get("/v1/board", ["X-Large": String(repeating: "a", count: 17_000)])
            expectProblem(header, 431, "header")
            let huge = try await server.get("/v1/board", ["X-Large": String(repeating: "a", count: 100_000)])
            expectProblem(huge, 431, "huge header")
            let path = try await server.get("/v1/board?mission=" + String(repeating: "a", count: 9_000))
            expectProblem(path, 414, "path")
        }
    }

    @Test func aBurstIsSlowedDown() async throws {
        var options = ServerOptions.test
        options.requestsPerSecond = 1
        try await TestServer.with(options) { server in
            // More at once than a slow machine's seconds let through.
            let replies = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await server.get("/v1/board") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.count { $0.status == 200 } >= 2)
            let reply = try #require(replies.first { $0.status != 200 })
            expectProblem(reply, 429, "burst")
            #expect(reply.headers["retry-after"] == "1")
        }
    }

    private func expectProblem(
        _ reply: TestServer.Reply,
        _ status: Int,
        _ name: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(reply.status == status, "\(name): \(reply.status) \(reply.text)", sourceLocation: location)
        #expect(reply.headers["content-type"] == "application/problem+json", "\(name)", sourceLocation: location)
        #expect(reply.json["status"] as? Int == status, "\(name)", sourceLocation: location)
        let echoes = reply.text.replacing("\"/\(Self.marker)\"", with: "").contains(Self.marker)
        #expect(!echoes, "\(name) repeats what was sent", sourceLocation: location)
    }

    private func expectNothingRecorded(_ server: TestServer) async throws {
        let events = try await server.desk.store.read(after: 0, limit: 1_000).events
        #expect(!events.contains { $0.type.hasPrefix("observation") })
    }
}
