import Contract
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases
import Web
import Wording

/// Webhooks are listed where they are made, and what may be done about them is a form away.
@Suite(.database, .timeLimit(.minutes(5))) struct WebhookPageTests {
    @Test(arguments: Language.allCases) func theyAreListedTriedAgainAndEnded(language: Language) async throws {
        try await TestServer.with(site: try Website()) { server in
            let browser = Browser(server, language: language.rawValue)
            let access = try await browser.open("/access")
            #expect(access.html.contains("href=\"/webhooks\""))
            let none = try await browser.open("/webhooks")
            #expect(none.status == 200 && none.text.contains(WebhookWord.none.words(in: language)))

            let register = server.desk.webhooks
            // Where nothing is recorded behind, nothing is sent.
            let sound = try await register.create(
                for: server.person,
                url: "https://example.org/sound",
                types: ["lesson.validated"],
                after: 1_000
            )
            let parked = try await register.create(
                for: server.person,
                url: "https://example.org/parked?<script>x",
                types: [],
                after: 1_000
            )
            for _ in 0..<WebhookRegister.maximumFailures {
                try await register.failed(parked.id, because: .answered(503))
            }
            let page = try await browser.open("/webhooks")
            let type = try #require(EventType(rawValue: "lesson.validated")).words(in: language)
            for text in [sound.url, parked.url, type, "503", WebhookWord.inOrder.words(in: language)] {
                #expect(page.text.contains(text), "\(text): \(page.text)")
            }
            #expect(page.text.contains(WebhookWord.waits.words(in: language)))
            #expect(!page.html.contains(sound.secretText) && !page.html.contains("<script>x"))
            let (soundID, parkedID) = (sound.id.uuidString.lowercased(), parked.id.uuidString.lowercased())
            #expect(!page.html.contains("/webhooks/\(soundID)/retry"))

            #expect(page.html.contains("href=\"/webhooks/\(parkedID)/retry\""))
            let retried = try await browser.send(try await browser.open("/webhooks/\(parkedID)/retry"))
            #expect(retried.location == "/webhooks?done=told", "\(retried.text)")
            #expect(try await register.all().first { $0.id == parked.id }?.parkedAt == nil)

            #expect(page.html.contains("href=\"/webhooks/\(soundID)/remove\""))
            let removed = try await browser.send(try await browser.open("/webhooks/\(soundID)/remove"))
            #expect(removed.location == "/webhooks?done=told")
            #expect(try await register.all().map(\.id) == [parked.id])
        }
    }

    @Test func othersWebhooksAreShownToWhoAdministersAlone() async throws {
        try await TestServer.with(site: try Website()) { server in
            let analyst = PersonID(source: "test", externalID: "analyst")
            let token = try await server.desk.token(for: analyst, Grant(role: .analyst))
            let own = Browser(server, token: token)
            let url = "https://example.org/managers"
            _ = try await server.desk.webhooks.create(for: server.person, url: url, types: [], after: 1_000)
            #expect(try await own.open("/webhooks").text.contains(url) == false)
            let made = try await own.send(try await own.open("/webhooks/new"), ["url": ["https://example.org/own"]])
            #expect(made.status == 200)
            #expect(try await own.open("/webhooks").text.contains("https://example.org/own"))
            let all = try await Browser(server).open("/webhooks")
            #expect(all.text.contains(url) && all.text.contains("https://example.org/own"))
        }
    }

    @Test(
        arguments: [
            "https://10.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest/meta-data", "https://localhost/",
            "https://a.localhost/", "https://LOCALHOST./", "https://127.1/", "https://0x7f.0.0.1/",
            "https://2130706433/", "https://[fe80::1]/", "https://[::ffff:10.0.0.1]/", "https://192.168.1.1:8443/",
            "https://0/",
        ]
    ) func whereOnlyThisMachineReachesNoneIsMade(url: String) async throws {
        try await TestServer.with(site: try Website()) { server in
            for language in Language.allCases {
                let browser = Browser(server, language: language.rawValue)
                let page = try await browser.send(try await browser.open("/webhooks/new"), ["url": [url]])
                #expect(page.status == 422, "\(page.text)")
                let sentence = language(
                    "An address leads to a host that everybody can reach",
                    "Une adresse mène à un hôte que tous peuvent joindre"
                )
                #expect(page.text.contains(sentence), "\(page.text)")
            }
            let reply = try await server.post("/v1/webhooks", #"{"url":"\#(url)"}"#)
            #expect(reply.status == 422 && reply.faults == ["/url"], "\(reply.text)")
            #expect(try await server.desk.webhooks.all().isEmpty)
        }
    }

    @Test func aPublicAddressIsTaken() async throws {
        try await TestServer.with(site: try Website()) { server in
            for url in [
                "https://example.org/", "https://8.8.8.8/", "https://[2606:4700:4700::1111]/", "https://10.example/",
            ] {
                let reply = try await server.post("/v1/webhooks", #"{"url":"\#(url)"}"#)
                #expect(reply.status == 200, "\(url): \(reply.text)")
            }
        }
    }
}
