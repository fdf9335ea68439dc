import DeskSupport
import EventSourcing
import Foundation
import Lessons
import NIOHTTP1
import TestSupport
import Testing
import UseCases
import Web
import Wording

/// What refuses a form is told in the language of its page.
@Suite(.database, .timeLimit(.minutes(5))) struct RefusalTests {
    private func send(
        _ browser: Browser,
        to path: String,
        _ inputs: [String: String]
    ) async throws -> ShownPage {
        try await browser.send(try await browser.open(path), inputs.mapValues { [$0] })
    }

    @Test func aFormThatCantBeReadIsToldInFrench() async throws {
        try await TestServer.with(site: try Website()) { server in
            let browser = Browser(server, language: "fr")
            let form = try await browser.open("/observations/new")

            let large = try await browser.send(form, ["observation": [String(repeating: "é", count: 100_000)]])
            #expect(large.status == 413 && large.text.contains("Le formulaire dépasse"), "\(large.text)")
            let spoiled = try await browser.send(form, ["command": ["x"]])
            #expect(spoiled.status == 422 && spoiled.text.contains("Le formulaire n’est pas tel"), "\(spoiled.text)")
            let unreadable = try await browser.send(.POST, "/observations/new", body: "a=%zz")
            #expect(unreadable.status == 400 && !unreadable.text.contains("can't"), "\(unreadable.text)")
            let typed = try await server.send(
                "POST",
                "/observations/new",
                ["Cookie": "__Host-debrief=\(server.token)", "Accept-Language": "fr", "Content-Type": "text/plain"],
                body: [],
                token: ""
            )
            #expect(typed.status == 415 && typed.text.contains("Un formulaire s’envoie comme"), "\(typed.text)")
        }
    }

    @Test func whatTheRegistersRefuseIsToldInFrench() async throws {
        try await TestServer.with(site: try Website()) { server in
            let browser = Browser(server, language: "fr")
            let long = String(repeating: "é", count: 250)
            let refusals: [(path: String, inputs: [String: String], words: String)] = [
                ("/tokens/new", ["name": "Radio", "days": "91"], "Un jeton vaut de 1 à 90 jours, et non 91"),
                ("/tokens/new", ["name": long], "Un jeton porte un nom d’au plus 200 octets"),
                ("/people/new", ["name": long], "Le nom d’une personne n’est pas vide"),
                ("/people/new", ["name": "A", "address": long], "Une adresse n’est pas vide"),
                ("/webhooks/new", ["url": "http://example.org/"], "Une adresse est https://"),
                ("/webhooks/new", ["url": "https://10.0.0.1/"], "Une adresse mène à un hôte"),
            ]
            for (path, inputs, words) in refusals {
                let page = try await send(browser, to: path, inputs)
                #expect(page.status == 422 && page.text.contains(words), "\(path): \(page.text)")
            }
        }
    }

    @Test func whatCantBeRedactedIsToldInFrench() async throws {
        try await TestServer.with(site: try Website()) { server in
            let browser = Browser(server, language: "fr")
            try await server.observe()
            let asked = try await send(browser, to: "/events/1/redaction", ["why": "Un nom"])
            #expect(asked.status == 303, "\(asked.text)")
            let own = try await send(browser, to: "/events/1/redaction/approve", [:])
            #expect(own.status == 422, "\(own.status)")
            #expect(own.text.contains("L’approbation revient à une autre personne"), "\(own.text)")
            let again = try await send(browser, to: "/events/1/redaction", ["why": "Un autre motif"])
            #expect(again.text.contains("est déjà demandé"), "\(again.text)")
        }
    }

    @Test func programsAreToldInTheirLanguageToo() async throws {
        try await TestServer.with { server in
            for (path, words) in [
                ("/v1/observations/O-9", "Rien ici ne porte ce nom."),
                ("/v1/observations?limit=5000", "Une page a de 1 à 1000 lignes, d’une recherche de 1 à 100."),
                ("/v1/observations?bogus=1", "À revoir parmi ce qui a été envoyé : 1."),
                ("/v1/observations?A=1", "Le nom d’un paramètre n’est pas admis ici."),
            ] {
                let reply = try await server.get(path, ["Accept-Language": "fr"])
                #expect(reply.json["detail"] as? String == words, "\(path): \(reply.text)")
            }
        }
    }

    @Test func whatIsWrongWithAParameterIsToldInFrench() async throws {
        try await TestServer.with { server in
            for (query, parameter, words) in [
                ("last=0", "last", "va de 1 à 1000"), ("last=2&after=1", "last", "ne va pas avec after"),
                ("mission=%3F", "mission", "est le code d’une mission"), ("after=x", "after", "est une position"),
                ("after=1&after=2", "after", "figure deux fois"), ("bogus=1", "bogus", "n’est pas pris ici"),
            ] {
                let reply = try await server.get("/v1/events?\(query)", ["Accept-Language": "fr"])
                let faults = reply.json["errors"] as? [[String: String]]
                #expect(reply.status == 422 && faults == [["parameter": parameter, "detail": words]], "\(reply.text)")
            }
        }
    }
}
