import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import Testing
import UseCases

/// What is sent to a webhook is what its owner may read as it is sent, whatever they might read when it was looked up.
@Suite(.database, .timeLimit(.minutes(5))) struct WebhookAccessTests {
    private let owner = PersonID(source: "test", externalID: "owner")

    /// What may happen while an event is sent that closes the next, and leaves the last open.
    enum Closing: CaseIterable {
        case roleRevoked
        case roleRunOut
        case thingReclassified
        case recordRedacted
    }

    /// Runs `body` beside a receiver that does something before it answers the first time: it is then sent three
    /// observations of one page, the first two of them confidential.
    private func during(
        _ grants: [Grant],
        _ meanwhile: @escaping @Sendable (TestServer) async throws -> Void,
        _ body: (TestServer, Receiver, Webhook) async throws -> Void
    ) async throws {
        try await TestServer.with(opensLoopback: true) { server in
            for grant in grants { _ = try await server.desk.token(for: owner, grant) }
            try await server.observe(["title": "Secret 1", "sensitivity": "confidential"])
            try await server.observe(["title": "Secret 2", "sensitivity": "confidential"])
            try await server.observe(["title": "Open"])
            try await server.untilDeliverable()
            try await Receiver.with { receiver in
                receiver.answer { number in
                    if number == 1 { try await meanwhile(server) }
                    return .taken
                }
                try await body(server, receiver, try await server.subscribe(receiver, for: owner))
            }
        }
    }

    private func close(_ closing: Closing, on server: TestServer) async throws {
        switch closing {
        case .roleRevoked: try await server.change(.revoke(.analyst, in: nil, why: nil), for: owner)
        case .roleRunOut: try await server.runOut(.analyst, of: owner)
        case .thingReclassified:
            let body = #"{"sensitivity":"strictly_confidential","why":"It names a source"}"#
            #expect(try await server.post("/v1/observations/O-2/reclassify", body).status == 200)
        case .recordRedacted:
            let second = PersonID(source: "test", externalID: "second")
            let token = try await server.desk.token(for: second, Grant(role: .manager))
            let things = try await server.desk.store.streams(in: "observation", limit: 2)
            let stream = try #require(things.last).stream
            let record = try #require(try await server.desk.store.load(stream).first)
            let path = "/v1/events/\(record.position)/redaction"
            #expect(try await server.post(path, #"{"why":"It names him"}"#).status == 200)
            #expect(try await server.post(path + "/approve", "{}", token: token).status == 200)
        }
    }

    @Test(arguments: Closing.allCases) func whatIsClosedMeanwhileIsNotSent(closing: Closing) async throws {
        let grants = [Grant(role: .analyst), Grant(role: .observer)]
        try await during(grants) { server in
            try await close(closing, on: server)
        } _: { server, receiver, webhook in
            let head = try await server.desk.store.head().position
            try await eventually { try await server.webhook(webhook.id)?.position ?? 0 >= head }
            #expect(receiver.heard.map(\.title) == ["Secret 1", "Open"])
        }
    }

    @Test func whoHoldsNoRoleAnyMoreIsSentNothingUntilTheyHoldOneAgain() async throws {
        try await during([Grant(role: .analyst)]) { server in
            try await server.change(.revoke(.analyst, in: nil, why: nil), for: owner)
        } _: { server, receiver, webhook in
            let fault = DeliveryFault.ownerWithoutRole.description
            try await eventually { try await server.webhook(webhook.id)?.lastError == fault }
            #expect(receiver.heard.map(\.title) == ["Secret 1"])

            try await server.change(.grant(Grant(role: .analyst), why: nil), for: owner)
            _ = try await server.desk.webhooks.retry(webhook.id)
            try await eventually { receiver.heard.count >= 3 }
            #expect(receiver.heard.map(\.title) == ["Secret 1", "Secret 2", "Open"])
            try await eventually { try await server.webhook(webhook.id)?.lastError == nil }
        }
    }

    @Test func aWebhookThatIsEndedIsSentNothingFromThenOn() async throws {
        try await during([Grant(role: .analyst)]) { server in
            for webhook in try await server.desk.webhooks.all(of: owner) {
                try await server.desk.webhooks.remove(webhook.id)
            }
        } _: { server, receiver, webhook in
            try await eventually { try await server.webhook(webhook.id) == nil }
            // One is sent to at a time, so that the first one's turn is over when the next has its own.
            try await Receiver.with { next in
                try await server.subscribe(next)
                try await eventually { !next.heard.isEmpty }
                #expect(receiver.heard.map(\.title) == ["Secret 1"])
            }
        }
    }
}
