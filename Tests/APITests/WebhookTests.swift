import AsyncHTTPClient
import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import NIOHTTP1
import Postgres
import TestSupport
import Testing
import UseCases

@testable import API

/// What is sent to webhooks arrives in order, signed, and nowhere that this machine alone can reach.
@Suite(.database, .timeLimit(.minutes(5))) struct WebhookTests {
    @Test(
        arguments: [
            ("127.0.0.1", false), ("10.1.2.3", false), ("172.20.0.1", false), ("192.168.1.1", false),
            ("169.254.169.254", false), ("100.64.0.1", false), ("0.0.0.0", false), ("224.0.0.1", false),
            ("255.255.255.255", false), ("::1", false), ("fe80::1", false), ("fd00::1", false),
            ("::ffff:127.0.0.1", false), ("::ffff:169.254.169.254", false), ("64:ff9b::7f00:1", false),
            ("2002:7f00:1::", false), ("2001:db8::1", false), ("::", false), ("198.51.100.7", false),
            ("8.8.8.8", true), ("172.32.0.1", true), ("2606:4700:4700::1111", true), ("::ffff:8.8.8.8", true),
        ]
    )
    func onlyPublicAddressesAreConnectedTo(address: String, isPublic: Bool) {
        #expect(AddressPolicy.addresses(of: address, opensLoopback: false).isEmpty == !isPublic)
    }

    @Test func addressesThatCantBeAreRefused() async throws {
        try await TestServer.with { server in
            for url in ["http://example.org/", "ftp://example.org/", "https://", "https://a:b@example.org/", "x"] {
                let reply = try await server.post("/v1/webhooks", #"{"url":"\#(url)"}"#)
                #expect(reply.status == 422 && reply.faults == ["/url"], "\(url): \(reply.text)")
            }
        }
    }

    @Test func nobodyHasMoreThanTheirShare() async throws {
        try await TestServer.with { server in
            let first = ["Idempotency-Key": UUID().uuidString]
            let body = #"{"url":"https://example.org/hook"}"#
            for number in 1...WebhookRegister.maximumPerPerson {
                let reply = try await server.post("/v1/webhooks", body, number == 1 ? first : [:])
                #expect(reply.status == 201 || reply.status == 200, "\(reply.text)")
            }
            let more = try await server.post("/v1/webhooks", body)
            #expect(more.status == 422 && more.text.contains("at most"), "\(more.text)")
            #expect(try await server.post("/v1/webhooks", body, first).status == 409)
            #expect(try await server.desk.webhooks.all().count == WebhookRegister.maximumPerPerson)
        }
    }

    @Test func eventsArriveInOrderSignedAndOnceMoreAfterAFailure() async throws {
        try await TestServer.with(opensLoopback: true) { server in
            try await Receiver.with { receiver in
                receiver.answer { $0 <= 2 ? .refused : .taken }
                let url = "http://127.0.0.1:\(receiver.port)/hook"
                let made = try await server.post("/v1/webhooks", #"{"url":"\#(url)","types":["observation.recorded"]}"#)
                #expect(made.status == 200, "\(made.text)")
                let secret = try #require(made.json["secret"] as? String)
                for index in 0..<3 { try await server.observe(["title": "Seen \(index)"]) }
                try await server.observe(["title": "Secret", "sensitivity": "strictly_confidential"])
                try await eventually { receiver.accepted.count == 3 }

                #expect(receiver.accepted.map(\.title) == ["Seen 0", "Seen 1", "Seen 2"])
                let webhook = try #require(try await server.desk.webhooks.all().first)
                #expect(webhook.secretText == secret && webhook.failures == 0)
                for delivery in receiver.accepted {
                    let id = try #require(delivery.headers["webhook-id"])
                    let time = try #require(delivery.headers["webhook-timestamp"])
                    let signature = webhook.signature(of: "\(id).\(time).\(delivery.body)")
                    #expect(delivery.headers["webhook-signature"] == signature)
                }
            }
        }
    }

    @Test func whileItIsSentToNobodyElseTakesIt() async throws {
        try await Desk.onTestDatabase { desk in
            let person = PersonID(source: "test", externalID: "owner")
            let made = try await desk.webhooks.create(for: person, url: "https://example.org/", types: [], after: 0)
            #expect(try await desk.webhooks.take(behind: 10)?.id == made.id)
            try await desk.webhooks.sent(made.id, through: 3, isTurnOver: false)
            #expect(try await desk.webhooks.take(behind: 10) == nil)
            try await desk.webhooks.sent(made.id, through: 3, isTurnOver: true)
            #expect(try await desk.webhooks.take(behind: 10)?.position == 3)
        }
    }

    @Test(arguments: [302, 308]) func aRedirectIsNotFollowed(status: Int) async throws {
        try await TestServer.with(opensLoopback: true) { server in
            try await Receiver.with { other in
                try await Receiver.with { receiver in
                    let location = "http://127.0.0.1:\(other.port)/hook"
                    receiver.answer { _ in Receiver.Answer(status: .init(statusCode: status), location: location) }
                    let id = try await server.subscribe(receiver).id
                    try await server.observe()
                    try await eventually { try await server.webhook(id)?.failures ?? 0 > 0 }
                    #expect(try await server.webhook(id)?.lastError == DeliveryFault.answered(status).description)
                    #expect(!receiver.heard.isEmpty && other.heard.isEmpty)
                }
            }
        }
    }

    @Test func whereItsHostLedIsConnectedToAndTheHostNotLookedUpAgain() async throws {
        try await Receiver.with { receiver in
            // A name that leads nowhere, whoever looks it up (RFC 6761, section 6.4).
            let host = "webhook.invalid"
            let request = HTTPClientRequest(url: "http://\(host):\(receiver.port)/")
            let status = try await WebhookService.status(of: request, sentTo: "127.0.0.1", of: host)
            #expect(status == 200)
            #expect(receiver.heard.first?.headers["host"] == "\(host):\(receiver.port)")
        }
    }

    /// Ends the pause before a webhook is tried again, which grows to an hour.
    private func endPause() async throws {
        try await TestDatabase.current.withSession { session in
            _ = try session.execute("UPDATE debrief.webhooks SET due_at = clock_timestamp() WHERE failures > 0")
        }
    }

    @Test func whatFailsToTheBoundIsParkedAndSentInOrderWhenItIsTriedAgain() async throws {
        try await TestServer.with(opensLoopback: true) { server in
            try await Receiver.with { receiver in
                let bound = WebhookRegister.maximumFailures
                receiver.answer { $0 <= bound ? .refused : .taken }
                let id = try await server.subscribe(receiver).id
                for index in 0..<3 { try await server.observe(["title": "Seen \(index)"]) }
                for failures in 1...bound {
                    try await eventually { try await server.webhook(id)?.failures ?? 0 >= failures }
                    try await endPause()
                }
                let listed = try await server.get("/v1/webhooks")
                let shown = try #require((listed.json["webhooks"] as? [[String: any Sendable]])?.first)
                #expect(shown["failures"] as? Int == bound && shown["lastError"] as? String == "it answered 503")
                #expect(shown["parkedAt"] is String, "\(listed.text)")
                #expect(receiver.heard.count == bound && receiver.heard.allSatisfy { $0.title == "Seen 0" })

                let path = "/v1/webhooks/\(id.uuidString.lowercased())/retry"
                let retried = try await server.post(path, "{}")
                #expect(retried.status == 200 && retried.json["parkedAt"] as? String == nil, "\(retried.text)")
                try await eventually { receiver.accepted.count == 3 }
                #expect(receiver.accepted.map(\.title) == ["Seen 0", "Seen 1", "Seen 2"])
                #expect(receiver.heard.count == bound + 3)
            }
        }
    }

    @Test func aWebhookToThisMachineIsNotSentTo() async throws {
        try await TestServer.with { server in
            try await Receiver.with { receiver in
                let webhook = try await server.desk.webhooks.create(
                    for: server.person,
                    url: "http://127.0.0.1:\(receiver.port)/",
                    types: [],
                    after: 0,
                    opensLoopback: true
                )
                try await server.observe()
                try await eventually {
                    try await server.desk.webhooks.all().first?.lastError?.contains("no public address") == true
                }
                #expect(receiver.accepted.isEmpty)
                let other = PersonID(source: "test", externalID: "other")
                let token = try await server.desk.token(for: other, Grant(role: .analyst))
                let id = webhook.id.uuidString.lowercased()
                #expect(try await server.post("/v1/webhooks/\(id)/remove", "{}", token: token).status == 404)
                #expect(try await server.post("/v1/webhooks/\(id)/retry", "{}").status == 200)
                #expect(try await server.post("/v1/webhooks/\(id)/remove", "{}").status == 200)
            }
        }
    }
}
