import Contract
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases
import Wording

@testable import Web

/// Forms as people meet them: over HTTP, with a browser that runs no script.
@Suite(.database, .timeLimit(.minutes(5))) struct FormTests {
    private func withBrowser(
        language: String = "en",
        _ body: (Browser) async throws -> Void
    ) async throws {
        try await TestServer.with(site: try Website()) { server in
            try await body(Browser(server, language: language))
        }
    }

    /// A thing of every sort that a form can be about, by its register's name.
    private func things(_ browser: Browser) async throws -> [String: String] {
        let server = browser.server
        func begin(_ path: String, _ body: String) async throws -> String {
            let reply = try await server.post("/v1/\(path)", body)
            return try #require(reply.json["reference"] as? String, "\(reply.text)")
        }
        let observation = try await server.observe()
        let common = #""language":"en","sensitivity":"unclassified""#
        let lesson = try await begin(
            "lessons",
            #"{"kind":"lesson","title":"Spare batteries","statement":"Carry two","observations":["\#(observation)"],\#(common)}"#
        )
        let mission = try await begin(
            "missions",
            #"{"code":"MINUSMA","name":"Mali","type":"peacekeeping","sensitivity":"unclassified"}"#
        )
        // A rule raises the alert of them.
        for day in 1...3 {
            _ = try await server.observe([
                "missions": [mission], "factors": ["leadership"], "occurred": "2016-07-0\(day)",
            ])
        }
        try await eventually { try await browser.open("/alerts/W-1").status == 200 }
        return [
            "observations": observation, "lessons": lesson, "alerts": "W-1",
            "actions": try await begin(
                "actions",
                #"{"what":"Give every relay a battery","lessons":["\#(lesson)"],"category":"training","track":"mission",\#(common)}"#
            ),
            "reviews": try await begin("reviews", #"{"title":"Report","kind":"audit",\#(common)}"#),
            "missions": mission,
        ]
    }

    @Test(arguments: Language.allCases) func everyFormIsThere(_ language: Language) async throws {
        try await withBrowser(language: language.rawValue) { browser in
            let things = try await things(browser)
            let uuid = UUID().uuidString.lowercased()
            var paths = CommandRoute.all.map { route in
                let register = String(route.path.prefix { $0 != "/" })
                let path = route.path.replacing("{\(route.pathName)}", with: things[register] ?? "")
                return (name: route.verb.name, path: route.subject == nil ? "/\(path)/new" : "/\(path)")
            }
            paths += Instructions.all.map { told in
                let path = told.path.replacing("{position}", with: "1").replacing(/\{[a-z]+\}/, with: uuid)
                return (name: told.path, path: "/\(path)" + (path.contains("/") ? "" : "/new"))
            }
            for (name, path) in paths {
                let page = try await browser.open(path)
                #expect(page.status == 200, "\(path)")
                #expect(page.title == CommandWords.all[name]?.title.words(in: language), "\(path)")
                #expect(!page.html.contains("{{") && page.form != nil, "\(path)")
                check(page, path)
            }
        }
    }

    /// What whoever doesn't see the page rests on.
    private func check(_ page: ShownPage, _ path: String) {
        let ids = page.html.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "\(path): an id stands there twice")
        for place in page.html.matches(of: /\ for="([^"]*)"/) where !ids.contains(String(place.1)) {
            Issue.record("\(path): a label of nothing, \(place.1)")
        }
        for place in page.html.matches(of: /aria-describedby="([^"]*)"/) {
            for id in place.1.split(separator: " ") where !ids.contains(String(id)) {
                Issue.record("\(path): described by nothing, \(id)")
            }
        }
        let labelled = Set(page.html.matches(of: /\ for="([^"]*)"/).map { String($0.1) })
        for input in page.html.matches(of: /<(?:input|textarea|select) ([^>]*)>/) {
            let attributes = String(input.1)
            guard !attributes.contains("type=\"hidden\""), !attributes.contains("aria-label=") else { continue }
            let id = attributes.firstMatch(of: /id="([^"]*)"/).map { String($0.1) } ?? ""
            #expect(labelled.contains(id), "\(path): \(attributes)")
        }
    }

    @Test func fromWhatWasSeenToALessonIdentified() async throws {
        try await withBrowser { browser in
            let before = WorldDate(dayOf: .now).text
            var page = try await browser.open("/observations/new")
            #expect(page.html.contains("data-capture=\"observation\""))
            #expect(page.form?["kind"] == "gap")
            #expect([before, WorldDate(dayOf: .now).text].contains(page.form?["occurred"]))
            page = try await browser.send(page, ["observation": ["The radio net failed.\nFor six hours."]])
            #expect(page.status == 303)
            let observation = try #require(page.location)
            #expect(observation.contains(/^\/observations\/O-1\?done=p[0-9]+$/))

            page = try await browser.send(try await browser.open("/observations/O-1/verify"), ["rating": ["B2"]])
            #expect(page.location?.hasPrefix("/observations/O-1?done=p") == true, "\(page.text)")

            page = try await browser.open("/lessons/new?observations=O-1")
            #expect(page.form?["observations"] == "O-1")
            page = try await browser.send(
                page,
                [
                    "kind": ["lesson"], "title": ["Relays need spare batteries"],
                    "statement": ["Carry two for each relay."],
                ]
            )
            #expect(page.location?.hasPrefix("/lessons/L-1?done=p") == true, "\(page.text)")

            page = try await browser.send(
                try await browser.open("/lessons/L-1/analyse"),
                ["rootCause": ["Nobody budgets for them."], "factors": ["logistics_and_resources", "leadership"]]
            )
            #expect(page.status == 303, "\(page.text)")
            page = try await browser.send(try await browser.open("/lessons/L-1/endorse"))
            #expect(page.status == 303, "\(page.text)")

            let lesson = try await browser.server.get("/v1/lessons/L-1").json
            #expect(lesson["phase"] as? String == "identified")
            let seen = try await browser.server.get("/v1/observations/O-1")
            #expect(seen.text.contains(#""title":"The radio net failed.""#) && seen.text.contains(#""rating":"B2""#))
        }
    }

    /// In these two it is never the same day.
    @Test(arguments: ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
    func theUsualDayIsTheReaders(_ name: String) async throws {
        let zone = try #require(TimeZone(identifier: name))
        try await withBrowser { browser in
            var browser = browser
            browser.cookies["debrief-zone"] = name.replacing("/", with: "%2F")
            let before = WorldDate(dayOf: .now, in: zone).text
            let page = try await browser.open("/observations/new")
            #expect([before, WorldDate(dayOf: .now, in: zone).text].contains(page.form?["occurred"]))
        }
    }

    @Test func whatIsAtFaultIsToldBesideItAndWhatWasTypedStays() async throws {
        try await withBrowser { browser in
            var page = try await browser.open("/observations/new")
            page = try await browser.send(
                page,
                [
                    "observation": ["The radio net failed"], "occurred": ["yesterday"], "missions": ["NOWHERE"],
                    "place.latitude": ["16.27"],
                ]
            )
            #expect(page.status == 422)
            #expect(page.fault(of: "occurred") == "A date is wanted.")
            #expect(page.fault(of: "place.name") == "Is missing.")
            #expect(page.html.contains("<a href=\"#f-occurred\">") && page.html.contains("aria-invalid=\"true\""))
            // Folded fields with a fault stand open.
            #expect(page.html.contains("<details class=\"more\" open>"))
            #expect(page.form?["occurred"] == "yesterday" && page.form?["place.latitude"] == "16.27")
            check(page, "faults")

            page = try await browser.send(page, ["occurred": ["2016-07"], "place.latitude": [""]])
            #expect(page.status == 422 && page.fault(of: "missions") == "It names something that isn't here.")
            #expect(page.form?["missions"] == "NOWHERE")

            page = try await browser.send(page, ["missions": [""], "occurred": ["2199"]])
            #expect(page.status == 422 && page.fault(of: "occurred") == "Lies in the future.", "\(page.text)")

            page = try await browser.send(page, ["occurred": ["2016-07"]])
            #expect(page.status == 303, "\(page.text)")
        }
    }

    @Test func faultsAreToldInTheReadersLanguage() async throws {
        try await withBrowser(language: "fr") { browser in
            let page = try await browser.send(try await browser.open("/observations/new"), ["occurred": ["hier"]])
            #expect(page.fault(of: "observation") == "Manque.")
            #expect(page.fault(of: "occurred")?.hasPrefix("Il faut une date") == true)
            #expect(page.form?["language"] == "fr")
        }
    }

    @Test func aRefusalOfNoFieldStandsAtTheTop() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            let page = try await browser.send(try await browser.open("/lessons/\(things["lessons"] ?? "")/endorse"))
            #expect(page.status == 422)
            #expect(page.text.contains("You can't endorse a lesson that is proposed"))
        }
    }

    @Test func sentTwiceItIsRecordedOnce() async throws {
        try await withBrowser { browser in
            let page = try await browser.open("/observations/new")
            let first = try await browser.send(page, ["observation": ["Once"]])
            let second = try await browser.send(page, ["observation": ["Once"]])
            #expect(first.status == 303 && first.location == second.location)
            #expect(try await browser.open("/observations/O-2/verify").status == 404)

            // Filled in otherwise it is another one, and says so.
            let other = try await browser.send(page, ["observation": ["Twice"]])
            #expect(other.status == 422 && other.text.contains("was sent before"))
            #expect(try await browser.send(other).location?.hasPrefix("/observations/O-2?") == true)

            let verify = try await browser.open("/observations/O-1/verify")
            let verified = try await browser.send(verify)
            let again = try await browser.send(verify)
            #expect(verified.status == 303 && verified.location == again.location)
        }
    }

    @Test func pressedTwiceAtOnceItIsRecordedOnce() async throws {
        try await withBrowser { browser in
            for _ in 0..<5 {
                let reference = try await browser.server.observe()
                let form = try await browser.open("/observations/\(reference)/verify")
                let pages = try await withThrowingTaskGroup(of: ShownPage.self) { group in
                    for _ in 0..<8 { group.addTask { try await browser.send(form) } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(pages.allSatisfy { $0.status == 303 }, "\(pages.map(\.text))")
                #expect(Set(pages.map(\.location)).count == 1)
            }
        }
    }

    @Test func aFaultInOneOfSeveralRowsIsToldOfAllOfThem() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            var page = try await browser.open("/lessons/\(things["lessons"] ?? "")/contest")
            let rows = [
                "why": ["It isn't so"], "evidence.0.text": ["Log"], "evidence.0.source": ["Patrol"],
                "evidence.0.link": ["here"],
            ]
            page = try await browser.send(page, rows)
            #expect(page.status == 422 && page.fault(of: "evidence.0.link")?.contains("form") == true, "\(page.text)")
            page = try await browser.send(page, ["evidence.1.text": ["Test"], "evidence.1.source": ["Signals"]])
            #expect(page.fault(of: "evidence.0.link") == nil)
            #expect(page.fault(of: "evidence")?.hasPrefix("Link isn't of the form") == true, "\(page.text)")
        }
    }

    @Test func aRecommendationThatIsNotThereIsTold() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            let page = try await browser.send(
                try await browser.open("/lessons/new?recommendations=\(things["reviews"] ?? "")/9"),
                ["kind": ["lesson"], "title": ["Spare batteries"], "statement": ["Carry two."]]
            )
            #expect(page.status == 422)
            #expect(page.fault(of: "recommendations") == "It names something that isn't here.", "\(page.text)")
        }
    }

    @Test func whatOthersDidMeanwhileIsShownBesideWhatWasTyped() async throws {
        try await withBrowser { browser in
            let reference = try await browser.server.observe()
            let path = "/observations/\(reference)/return"
            let mine = try await browser.open(path)
            _ = try await browser.server.post(
                "/v1/observations/\(reference)/amend",
                #"{"changes":{"discussion":"The relay had no battery"},"why":"The log says so"}"#
            )
            let page = try await browser.send(mine, ["why": ["Say which relay"]])
            #expect(page.status == 409)
            #expect(page.text.contains("It was changed meanwhile") && page.text.contains("The log says so"))
            #expect(page.form?["why"] == "Say which relay")
            let sent = try await browser.send(page)
            #expect(sent.status == 303, "\(sent.text)")
        }
    }

    @Test func twoWhoAmendOneThingDoNotUndoEachOther() async throws {
        try await withBrowser { browser in
            let reference = try await browser.server.observe(["discussion": "Batteries", "factors": ["leadership"]])
            let path = "/observations/\(reference)/amend"
            let mine = try await browser.open(path)
            #expect(mine.form?["changes.title"] == "The radio net failed")
            let theirs = try await browser.send(mine, ["changes.title": ["The net went down"]])
            #expect(theirs.status == 303, "\(theirs.text)")

            let page = try await browser.send(
                mine,
                ["changes.discussion": ["Old batteries"], "changes.factors": [], "command": [UUID().uuidString]]
            )
            #expect(page.status == 409)
            #expect(page.form?["changes.title"] == "The net went down")
            #expect(page.form?["changes.discussion"] == "Old batteries")
            #expect(page.form?.all("changes.factors") == [])
            #expect(try await browser.send(page).status == 303)

            let now = try await browser.server.get("/v1/observations/\(reference)").text
            #expect(now.contains("The net went down") && now.contains("Old batteries"))
            // Each says what it changed, and nothing else.
            let events = try await browser.server.get("/v1/things/\(reference)/history?records=true").text
            #expect(events.contains(#"\"changes\":{\"title\":\"The net went down\"}"#), "\(events)")
            #expect(events.contains(#"\"changes\":{\"discussion\":\"Old batteries\",\"factors\":[]}"#), "\(events)")
        }
    }

    @Test func whatWasSaidCanNotBeTakenOut() async throws {
        try await withBrowser { browser in
            let reference = try await browser.server.observe(["discussion": "Batteries"])
            let page = try await browser.open("/observations/\(reference)/amend")
            let refused = try await browser.send(page, ["changes.discussion": [""]])
            #expect(refused.status == 422 && refused.fault(of: "changes.discussion")?.contains("otherwise") == true)
            let unchanged = try await browser.send(page)
            #expect(unchanged.location == "/observations/\(reference)?done=unchanged")
        }
    }

    @Test func oneMoreKeepsWhatWasTyped() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            var page = try await browser.open("/lessons/\(things["lessons"] ?? "")/contest")
            #expect(page.form?.all("evidence.1.text") == [])
            page = try await browser.send(
                page,
                ["why": ["It isn't so"], "evidence.0.text": ["Log"]],
                by: ("more", "evidence")
            )
            #expect(page.status == 200 && page.form?["evidence.0.text"] == "Log" && page.form?["why"] == "It isn't so")
            #expect(page.form?.all("evidence.1.text") == [""])
            page = try await browser.send(page, by: ("more", "evidence"))
            #expect(page.form?.all("evidence.2.text") == [""])
            page = try await browser.send(page, ["evidence.2.text": ["Test"], "evidence.2.source": ["Signals"]])
            #expect(page.status == 422 && page.fault(of: "evidence.0.source") == "Is missing.")
            page = try await browser.send(page, ["evidence.0.source": ["Patrol"]])
            #expect(page.status == 303, "\(page.text)")
        }
    }

    @Test func aFormOfAnotherSessionIsRefused() async throws {
        try await withBrowser { browser in
            let page = try await browser.open("/observations/new")
            for token in [[], ["x"]] {
                #expect(try await browser.send(page, ["observation": ["No"], "form-token": token]).status == 403)
            }
            for (name, value) in [("command", "x"), ("command", "")] {
                #expect(try await browser.send(page, ["observation": ["No"], name: [value]]).status == 422)
            }
            #expect(try await browser.open("/observations/O-1/verify").status == 404)
        }
    }

    @Test func whatIsNotOnesPartIsForbidden() async throws {
        try await withBrowser { browser in
            let reference = try await browser.server.observe()
            let desk = browser.server.desk
            let observer = try await desk.token(for: PersonID(source: "t", externalID: "o"), Grant(role: .observer))
            let reading = try await desk.token(
                for: PersonID(source: "t", externalID: "r"),
                scopes: [.read],
                Grant(role: .manager)
            )
            for token in [observer, reading] {
                let other = Browser(browser.server, token: token)
                #expect(try await other.open("/observations/\(reference)/verify").status == 403)
                #expect(try await other.open("/access/grant").status == 403)
            }
            #expect(try await Browser(browser.server, token: observer).open("/observations/new").status == 200)
            #expect(try await Browser(browser.server, token: reading).open("/observations/new").status == 403)
            // A form that was open when the role went.
            var form = try await browser.open("/observations/\(reference)/verify")
            let own = try await Browser(browser.server, token: observer).open("/observations/new")
            form = ShownPage(
                status: 200,
                location: nil,
                html: form.html.replacing(
                    /name="form-token" value="[^"]*"/,
                    with: try #require(own.html.firstMatch(of: /name="form-token" value="[^"]*"/)).0
                )
            )
            #expect(try await Browser(browser.server, token: observer).send(form).status == 403)
        }
    }

    @Test func nothingIsDoneInThePastAndThePresentIsAClickAway() async throws {
        try await withBrowser { browser in
            let reference = try await browser.server.observe()
            let form = try await browser.open("/observations/\(reference)/verify")
            for path in ["/observations/\(reference)/verify", "/observations/new", "/access/grant"] {
                let page = try await browser.open("\(path)?as-of=2016-07-08")
                #expect(page.status == 409 && page.title?.hasPrefix("You are looking at the past") == true, "\(path)")
                #expect(page.html.contains("class=\"button\" href=\"\(path)\""), "\(path)")
            }
            let action = "action=\"/observations/\(reference)/verify"
            let past = ShownPage(
                status: 200,
                location: nil,
                html: form.html.replacing(action, with: "\(action)?as-of=2016-07-08")
            )
            #expect(try await browser.send(past).status == 409)
        }
    }

    @Test func whatWasRecordedIsToldToWhoRecordedItAlone() async throws {
        try await withBrowser { browser in
            let reference = try await browser.server.observe()
            var page = try await browser.send(
                try await browser.open("/observations/\(reference)/amend"),
                ["changes.discussion": ["No batteries"]]
            )
            let place = try #require(page.location)
            page = try await browser.open(place)
            #expect(page.html.contains("class=\"notice\"") && page.text.contains("Recorded, at position"))
            let reader = try await browser.server.desk.token(
                for: PersonID(source: "t", externalID: "a"),
                Grant(role: .analyst)
            )
            #expect(try await !Browser(browser.server, token: reader).open(place).html.contains("class=\"notice\""))
            for done in ["p99999", "p0", "p-1", "p", "told-you-so"] {
                page = try await browser.open("/observations/\(reference)?done=\(done)")
                #expect(page.status == 200 && !page.html.contains("class=\"notice\""), "\(done)")
            }
        }
    }

    @Test(arguments: Language.allCases) func aCodeThatIsTakenIsToldBesideIt(_ language: Language) async throws {
        try await withBrowser(language: language.rawValue) { browser in
            _ = try await things(browser)
            let page = try await browser.send(
                try await browser.open("/missions/new"),
                ["code": ["MINUSMA"], "name": ["Another"], "type": ["peacekeeping"]]
            )
            #expect(page.status == 422 && page.form?["name"] == "Another", "\(page.text)")
            let fault = try #require(page.fault(of: "code"))
            let words = FormWord.taken.words(in: language).sentence
            #expect(fault.hasPrefix(words), "\(fault)")
            #expect(page.html.contains("<a href=\"/missions/MINUSMA\">MINUSMA</a></p>"))
        }
    }

    @Test func aDueDateIsPutRightBesideIt() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            for (due, words) in [("2016-07-08", "past"), ("2198/2199", "neither a day")] {
                let filled = ["what": ["Buy"], "lessons": [things["lessons"] ?? ""], "due": [due]]
                let new = try await browser.send(
                    try await browser.open("/actions/new"),
                    filled.merging(["category": ["training"], "track": ["mission"]]) { $1 }
                )
                #expect(new.status == 422 && new.fault(of: "due")?.contains(words) == true, "\(new.text)")
                let moved = try await browser.send(
                    try await browser.open("/actions/\(things["actions"] ?? "")/due"),
                    ["due": [due], "why": ["Late"]]
                )
                #expect(moved.status == 422 && moved.fault(of: "due")?.contains(words) == true, "\(moved.text)")
            }
        }
    }

    @Test func aThingOffersWhatWouldBeTakenAndTellsWhatItLeavesOpen() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            let action = things["actions"] ?? ""
            var page = try await browser.open("/lessons/\(things["lessons"] ?? "")")
            #expect(page.html.contains("/analyse\"") && !page.html.contains("/settle\""))
            page = try await browser.open("/actions/\(action)")
            #expect(page.text.contains("It doesn't say until when."), "\(page.text)")
            let shown = try await browser.server.get("/v1/actions/\(action)").json
            #expect((shown["possible"] as? [String])?.contains("decide") == true)
            let vague = try #require(shown["vague"] as? [[String: Any]])
            #expect(vague.compactMap { $0["part"] as? String } == ["actor", "deadline"])
            let answer = try await browser.server.post("/v1/actions/\(action)/due", #"{"due":"2199","why":"Set"}"#).json
            #expect((answer["vague"] as? [[String: Any]])?.count == 1)
        }
    }

    @Test func whatIsTypedIsTextWhereverItIsShown() async throws {
        try await withBrowser { browser in
            // A quote that bears an accent ends an attribute all the same.
            let evil = #"<script>alert(1)</script>"\#u{338} onfocus=alert(1) x='"#
            let reference = try await browser.server.observe(["title": evil, "observation": evil])
            for action in ["verify", "amend"] {
                let page = try await browser.open("/observations/\(reference)/\(action)")
                #expect(page.status == 200)
                #expect(!page.html.contains("<script>alert") && page.text.contains("<script>alert(1)</script>"))
                #expect(!page.html.utf8.containsSequence("\"\u{338}".utf8))
            }
            let page = try await browser.open("/observations/\(reference)/amend")
            #expect(page.form?["changes.title"] == evil)
            #expect(try await browser.send(page).location == "/observations/\(reference)?done=unchanged")
        }
    }

    @Test func whatIsShownOnceIsShownAfterTheForm() async throws {
        try await withBrowser { browser in
            var page = try await browser.send(try await browser.open("/people/new"), ["name": ["Aminata Diallo"]])
            #expect(page.location == "/access?done=told", "\(page.text)")

            page = try await browser.send(try await browser.open("/access/invite"), ["person": ["aminata diallo"]])
            #expect(page.status == 200 && page.html.contains(/\/sign-in#dbt_[0-9A-Za-z]+/))

            page = try await browser.send(
                try await browser.open("/access/grant"),
                ["person": ["Aminata Diallo"], "role": ["analyst"], "until": ["2199-06-30"]]
            )
            #expect(page.location?.hasPrefix("/access?done=p") == true, "\(page.text)")
            #expect(try await browser.server.get("/v1/access").text.contains("2199-06-30T23:59:59.999999Z"))

            page = try await browser.send(
                try await browser.open("/access/grant"),
                ["person": ["Nobody Here"], "role": ["analyst"]]
            )
            #expect(page.status == 422 && page.fault(of: "person") == "Nobody here is called so.")
        }
    }

    @Test(arguments: Language.allCases) func whatIsShownOnceIsMadeOnce(language: Language) async throws {
        try await withBrowser(language: language.rawValue) { browser in
            let person = try await browser.send(try await browser.open("/people/new"), ["name": ["Aminata Diallo"]])
            #expect(person.status == 303)
            for (path, inputs, other, register, undoing) in [
                ("/tokens/new", ["name": "Radio"], ["name": "Other"], "/v1/tokens", "tokens"),
                ("/access/invite", ["person": "Aminata Diallo"], [:], "/v1/tokens", "tokens"),
                (
                    "/webhooks/new", ["url": "https://example.org/hook"], ["url": "https://example.org/other"],
                    "/v1/webhooks", "webhooks"
                ),
            ] {
                let form = try await browser.open(path)
                let before = try await browser.server.get(register).json.values.compactMap { $0 as? [Any] }[0].count
                let first = try await browser.send(form, inputs.mapValues { [$0] })
                #expect(first.status == 200 && first.html.contains("class=\"secret\""), "\(first.text)")
                let second = try await browser.send(form, inputs.mapValues { [$0] })
                #expect(second.status == 409 && !second.html.contains("class=\"secret\""), "\(path)")
                #expect(second.text.contains(FormWord.madeBefore.words(in: language)), "\(second.text)")
                let after = try await browser.server.get(register).json.values.compactMap { $0 as? [Any] }[0].count
                #expect(after == before + 1, "\(path)")

                // It names the way to take it back, which is taken once as often as twice.
                let way = try #require(second.html.firstMatch(of: /href="(\/[a-z]+\/[0-9a-f-]{36}\/[a-z]+)"/)).1
                #expect(way.hasPrefix("/\(undoing)/"))
                #expect(second.html.contains("href=\"\(path)\""))
                let removal = try await browser.open(String(way))
                #expect(try await browser.send(removal).status == 303)
                if undoing == "tokens" { #expect(try await browser.send(removal).status == 303) }

                // Filled in otherwise it is another one, and says so.
                guard !other.isEmpty else { continue }
                let fresh = try await browser.open(path)
                #expect(try await browser.send(fresh, inputs.mapValues { [$0] }).status == 200)
                let changed = try await browser.send(fresh, other.mapValues { [$0] })
                #expect(changed.status == 422, "\(changed.text)")
                #expect(changed.text.contains(FormWord.alreadySent.words(in: language)))
                #expect(try await browser.send(changed).status == 200)
            }
        }
    }

    @Test func pressedTwiceAtOnceOneTokenIsMade() async throws {
        try await withBrowser { browser in
            let form = try await browser.open("/tokens/new")
            let pages = try await withThrowingTaskGroup(of: ShownPage.self) { group in
                for _ in 0..<8 { group.addTask { try await browser.send(form, ["name": ["Radio"]]) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(pages.map(\.status).sorted() == [200] + Array(repeating: 409, count: 7))
            let tokens = try await browser.server.desk.tokens.all(of: browser.server.person)
            #expect(tokens.count { $0.name == "Radio" } == 1)
        }
    }

    @Test func aRecommendationIsAmendedFromWhatItSays() async throws {
        try await withBrowser { browser in
            let things = try await things(browser)
            let review = "/reviews/\(things["reviews"] ?? "")"
            var page = try await browser.send(
                try await browser.open("\(review)/recommend"),
                ["recommendation.number": ["4"], "recommendation.text": ["Buy batteries"]]
            )
            #expect(page.status == 303, "\(page.text)")
            page = try await browser.open(review)
            #expect(page.html.contains("<h2 id=\"recommendation-4\">Recommendation 4</h2>"), "\(page.html)")
            #expect(page.text.contains("What it leaves open: who does it"), "\(page.text)")
            let amending = "\(review)/amend-recommendation?number=4"
            #expect(page.html.contains("href=\"\(amending)\""))
            #expect(!page.html.contains("amend-recommendation\""))
            page = try await browser.open(amending)
            #expect(page.form?["recommendation.text"] == "Buy batteries")
            page = try await browser.send(page, ["recommendation.text": ["Buy two"], "why": ["A slip"]])
            #expect(page.status == 303, "\(page.text)")

            page = try await browser.open("/actions/new?recommendations=\(things["reviews"] ?? "")/4")
            page = try await browser.send(
                page,
                ["what": ["Buy batteries for every relay"], "category": ["training"], "track": ["mission"]]
            )
            #expect(page.location?.hasPrefix("/actions/A-2?") == true, "\(page.text)")
        }
    }
}

extension Sequence<UInt8> {
    fileprivate func containsSequence(_ other: some Sequence<UInt8>) -> Bool {
        let (all, part) = (Array(self), Array(other))
        return all.indices.contains { all[$0...].starts(with: part) }
    }
}
