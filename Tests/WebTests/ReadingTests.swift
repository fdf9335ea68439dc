import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases
import Wording

@testable import Web

/// What people look at, over HTTP, with a browser that runs no script.
@Suite(.database, .timeLimit(.minutes(5))) struct ReadingTests {
    private func withBrowser(language: String = "en", _ body: (Browser) async throws -> Void) async throws {
        try await TestServer.with(site: try Website()) { server in
            try await body(Browser(server, language: language))
        }
    }

    private static let mission =
        #"{"code":"MINUSMA","name":"Mali","type":"peacekeeping","sensitivity":"unclassified"}"#

    @Test func whatIsCalledSoIsLedToStraight() async throws {
        try await withBrowser { browser in
            let named = try await browser.server.observe()
            _ = try await browser.server.observe(["title": "As \(named) says"])
            let page = try await browser.open("/search?words=o-1&direct=true")
            #expect(page.status == 303 && page.location == "/observations/O-1?searched=O-1")
            let thing = try await browser.open("/observations/O-1?searched=O-1")
            #expect(thing.html.contains(#"<a href="/search?words=O-1">"#))
            let found = try await browser.open("/search?words=O-1")
            #expect(found.status == 200 && found.text.contains("2 found"))
            #expect(try await browser.open("/search?words=radio&direct=true").status == 200)

            _ = try await browser.server.post("/v1/missions", Self.mission)
            #expect(
                try await browser.open("/search?words=minusma&direct=true").location
                    == "/missions/MINUSMA?searched=MINUSMA"
            )
        }
    }

    @Test func whatMayNotBeReadIsCalledNothing() async throws {
        try await withBrowser { browser in
            let server = browser.server
            let secret = try await server.observe(["title": "Radio", "sensitivity": "strictly_confidential"])
            try await eventually { try await browser.open("/search?words=\(secret)&direct=true").status == 303 }
            let another = try await server.desk.token(
                for: PersonID(source: "test", externalID: "another"),
                Grant(role: .manager)
            )
            let page = try await Browser(server, token: another).open("/search?words=\(secret)&direct=true")
            #expect(page.status == 200 && !page.text.contains("Radio") && page.text.contains("Nothing was found"))
            let answer = try await server.get("/v1/search?words=\(secret)", token: another)
            #expect(answer.json["found"] as? Int == 0)
            let own = try await server.get("/v1/search?words=\(secret)")
            #expect(own.json["found"] as? Int == 1 && !own.text.contains("Radio"), "words stand in no list")
        }
    }

    @Test func aDayThatCantBeShownIsToldBesideItAndStays() async throws {
        try await withBrowser { browser in
            try await browser.server.observe()
            let ahead = try await browser.open("/observations?as-of=2999-01-01&known-by=2016-07-01")
            #expect(ahead.status == 422)
            #expect(ahead.html.contains(#"value="2999-01-01" aria-invalid="true" aria-describedby="as-of-fault""#))
            #expect(ahead.html.contains(#"id="as-of-fault">Lies in the future"#))
            #expect(ahead.html.contains(#"name="known-by" type="date" value="2016-07-01">"#))
            #expect(!ahead.html.contains("href=\"/board?"), "what can't be shown isn't kept")
            let known = try await browser.open("/board?known-by=2999-01-01")
            #expect(known.status == 422 && known.html.contains(#"id="known-by-fault">Lies in the future"#))
            #expect(try await browser.open("/board?as-of=\(WorldDate(dayOf: .now).text)").status == 200)
        }
    }

    @Test(
        arguments: [
            ("/observations?severity=dire", "severity", "low, moderate, high, critical"),
            ("/observations?state=learned", "state", "submitted, verified, returned"),
            ("/lessons?after=x", "after", "ask from the beginning"),
            ("/actions?recorded-after=x", "recorded-after", "a date"), ("/board?wrong=1", "wrong", "no"),
            ("/missions/MINUSMA?after=x", "after", "ask from the beginning"),
        ]
    )
    func whatIsAskedWronglyIsNamed(path: String, parameter: String, accepted: String) async throws {
        try await withBrowser { browser in
            _ = try await browser.server.post("/v1/missions", Self.mission)
            let page = try await browser.open(path)
            #expect((400...422).contains(page.status))
            #expect(page.html.contains("<code>\(parameter)</code>") && page.text.contains(accepted), "\(page.text)")
        }
    }

    @Test func whatWasKnownByADayIsClaimedAndAllThatIsShown() async throws {
        try await withBrowser { browser in
            let server = browser.server
            _ = try await server.post(
                "/v1/missions",
                Self.mission.replacing("}", with: #","established":"2013-04-25"}"#)
            )
            let strengths = [("2013-07-01", 11_200), ("2016-06-29", 13_289)]
            for (day, military) in strengths {
                let body = #"{"strength":{"from":"\#(day)","military":\#(military)}}"#
                let reply = try await server.post("/v1/missions/MINUSMA/authorise-strength", body)
                #expect(reply.status == 201 || reply.status == 200, "\(reply.text)")
            }
            // Both occurred in one month; the second was reported two years later.
            for (title, reported) in [("Early", "2014-02"), ("Late", "2016-02")] {
                try await server.observe([
                    "title": title, "occurred": "2014-01", "reported": reported, "missions": ["MINUSMA"],
                    "factors": ["leadership"],
                ])
            }
            let page = try await browser.open("/missions/MINUSMA?known-by=2015-01-01")
            #expect(page.status == 200 && page.text.contains("as the sources claim"), "\(page.text)")
            #expect(page.text.contains("11,200") && !page.text.contains("13,289"))
            #expect(page.text.contains("Early") && !page.text.contains("Late"))
            #expect(page.html.contains("1 failure, 0 successes"))
            let all = try await browser.open("/missions/MINUSMA")
            #expect(all.text.contains("13,289") && all.text.contains("Late") && all.html.contains("2 failures"))

            let matrix = try await browser.open("/matrix?known-by=2015-01-01")
            #expect(matrix.html.contains("1 failure, 0 successes") && !matrix.html.contains("2 failures"))
            #expect(matrix.html.contains("known-by=2015-01-01"), "links keep it")
            let list = try await browser.open("/observations?known-by=2015-01-01")
            #expect(list.text.contains("Early") && !list.text.contains("Late"))
            let thing = try await browser.open("/observations/O-2?known-by=2015-01-01")
            #expect(thing.text.contains("Late") && thing.text.contains("isn’t narrowed"))
        }
    }

    @Test func whatWasReturnedWaitsForItsAuthorAlone() async throws {
        try await withBrowser { browser in
            let server = browser.server
            let author = PersonID(source: "test", externalID: "author")
            let token = try await server.desk.token(for: author, Grant(role: .analyst))
            let own = try await server.observe(["title": "Mine"], token: token)
            try await server.observe(["title": "Another"])
            let reply = try await server.post("/v1/observations/\(own)/return", #"{"why":"Say when"}"#)
            #expect(reply.status == 200, "\(reply.text)")

            let theirs = Browser(server, token: token)
            try await eventually { try await theirs.open("/").text.contains("Returned to you") }
            let home = try await theirs.open("/")
            #expect(home.html.contains("/observations?state=returned&amp;mine=true"))
            let list = try await theirs.open("/observations?state=returned&mine=true")
            #expect(list.text.contains("Mine") && !list.text.contains("Another") && list.text.contains("Logged by you"))
            #expect(try await !browser.open("/").text.contains("Returned to you"))
            let others = try await server.get("/v1/observations?mine=true").json
            #expect((others["items"] as? [[String: any Sendable]])?.count == 1)
        }
    }

    @Test func whatIsStrictlyConfidentialIsCountedForWhomItIsOpen() async throws {
        try await withBrowser { browser in
            let server = browser.server
            let secret = try await server.observe(["title": "Radio", "sensitivity": "strictly_confidential"])
            try await eventually { try await browser.open("/").text.contains("Observations (1)") }
            let home = try await browser.open("/")
            #expect(home.text.contains("Strictly confidential, open to you · Observations (1)"), "\(home.text)")
            #expect(home.html.contains("/observations/\(secret)") && !home.text.contains("Radio"))
            let another = try await server.desk.token(
                for: PersonID(source: "test", externalID: "another"),
                Grant(role: .manager)
            )
            #expect(try await !Browser(server, token: another).open("/").text.contains("Strictly confidential"))
        }
    }

    @Test(arguments: Language.allCases) func headingsAreCapitalised(_ language: Language) async throws {
        try await withBrowser(language: language.rawValue) { browser in
            try await browser.server.observe(["severity": "high", "factors": ["leadership"]])
            let page = try await browser.open("/observations?severity=high")
            let heads = page.html.matches(of: /<th scope="col"[^>]*>([^<]*)<|<h2>([^<]*)<|<option[^>]*>([^<]*)</).map {
                String($0.1 ?? $0.2 ?? $0.3 ?? "")
            }
            #expect(heads.count > 8)
            for head in heads { #expect(head.first?.isUppercase == true, "\(head)") }
        }
    }

    @Test func historiesAreInTheReadersWordsAndZone() async throws {
        try await TestServer.with(site: try Website()) { server in
            try await server.observe(["occurred": "2016-07-08T12:00:00Z"])
            for (language, words) in [("en", "occurred 8 July 2016"), ("fr", "faits\u{202F}: 8 juillet 2016")] {
                var browser = Browser(server, language: language)
                browser.token += "; debrief-zone=Africa%2FJuba"
                let page = try await browser.open("/observations/O-1")
                #expect(page.html.contains(words), "\(page.text)")
                #expect(page.text.contains("(12:00 UTC)") && !page.text.contains("2016-07-08T12"), "\(page.text)")
            }
        }
    }

    /// The clocks in Berlin go back on the first of these days, and forth on the second: what is asked for is its end.
    @Test(arguments: [("2025-10-26", "%2B01:00"), ("2026-03-29", "%2B02:00")])
    func aDayOnWhichTheClocksChangeEndsByTheNewTime(day: String, distance: String) async throws {
        try await withBrowser { browser in
            var browser = browser
            browser.token += "; debrief-zone=Europe%2FBerlin"
            let page = try await browser.open("/board?as-of=\(day)")
            #expect(
                page.html.contains("zone=\(distance)")
                    || page.html.contains("zone=\(distance.replacing(":", with: "%3A"))")
            )
        }
    }

    @Test func whatPointsHereIsASentence() async throws {
        try await withBrowser { browser in
            let observation = try await browser.server.observe()
            let lesson = try await browser.server.post(
                "/v1/lessons",
                #"{"kind":"lesson","title":"Batteries","statement":"Carry two","observations":["\#(observation)"],"language":"en","sensitivity":"unclassified"}"#
            )
            #expect(lesson.status == 201, "\(lesson.text)")
            #expect(try await browser.open("/observations/O-1").text.contains("L-1 rests on it"))
        }
    }

    @Test func theFacetsCountWhatTheListHas() async throws {
        try await withBrowser { browser in
            for _ in 1...3 { _ = try await browser.server.observe(["severity": "critical"]) }
            let rejected = try await browser.server.post("/v1/observations/O-3/reject", #"{"why":"Hearsay"}"#)
            #expect(rejected.status == 200, "\(rejected.text)")
            for path in ["/observations", "/observations?severity=critical", "/observations?words=radio"] {
                let page = try await browser.open(path)
                #expect(page.html.contains("<span>gap</span> <span class=\"count\">2</span>"), "\(path): \(page.html)")
                #expect(page.html.matches(of: /<h2>State<\/h2>/).count == 1)
            }
            let page = try await browser.open("/observations?state=rejected")
            #expect(page.html.contains("<span>gap</span> <span class=\"count\">1</span>"))
        }
    }

    @Test func aPlaceInAListIsNotTakenToAnotherDay() async throws {
        try await withBrowser { browser in
            for _ in 1...3 { _ = try await browser.server.observe() }
            let position = try await browser.server.desk.store.head().position - 1
            let first = try await browser.open("/observations?limit=1&as-of=\(position)")
            let next = try #require(try /rel="next" href="([^"]*)"/.firstMatch(in: first.html)?.1)
            let second = try await browser.open(String(next).replacing("&amp;", with: "&"))
            #expect(second.status == 200 && second.html.contains("O-1") != second.html.contains("O-2"))
            // The form that asks for another day, and the way back to now.
            #expect(!second.html.contains("name=\"after\""))
            let places = second.html.matches(of: /href="(\/observations\?[^"]*after=[^"]*)"/).map(\.1)
            #expect(places.allSatisfy { $0.contains("as-of=") })
        }
    }

    @Test func aPathLikeAnotherHostsLeadsHome() async throws {
        try await withBrowser { browser in
            for path in ["//evil.example/x", "//evil.example/x?as-of=2024-01-01"] {
                let page = try await browser.open(path)
                #expect(page.status == 404 && !page.html.contains("href=\"//"), "\(page.html)")
            }
        }
    }

    @Test func theFacetsFollowTheLogWithTheirList() async throws {
        try await withBrowser { browser in
            for path in ["/observations", "/lessons"] {
                let page = try await browser.open(path)
                #expect(page.html.matches(of: /data-live/).count == 2, "as many parts whether or not there is anything")
                #expect(page.html.contains(/<nav class="facets"[^>]* data-live>/))
            }
        }
    }
}
