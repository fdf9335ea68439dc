import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
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
                receiver.refuse(2)
                let url = "http://127.0.0.1:\(receiver.port)/hook"
                let made = try await server.post("/v1/webhooks", #"{"url":"\#(url)","types":["observation.recorded"]}"#)
                #expect(made.status == 200, "\(made.text)")
                let secret = try #require(made.json["secret"] as? String)
                for index in 0..<3 { try await server.observe(["title": "Seen \(index)"]) }
                try await server.observe(["title": "Secret", "sensitivity": "strictly_confidential"])
                try await eventually { receiver.accepted.count == 3 }

                let titles = receiver.accepted.map {
                    $0.body.contains("Seen 0") ? 0 : $0.body.contains("Seen 1") ? 1 : 2
                }
                #expect(titles == [0, 1, 2])
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

/// A server that takes what is sent to it, after refusing some.
private final class Receiver: Sendable {
    struct Delivery: Sendable {
        var headers: [String: String] = [:]
        var body = ""
    }

    private struct State {
        var refusals = 0
        var accepted: [Delivery] = []
    }

    private let state = Mutex(State())
    let port: Int
    private let channel: any Channel

    var accepted: [Delivery] { state.withLock(\.accepted) }

    static func with(_ body: (Receiver) async throws -> Void) async throws {
        let receiver = try await Receiver()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(receiver)) } catch { outcome = .failure(error) }
        try await receiver.channel.close()
        try outcome.get()
    }

    private init() async throws {
        let holder = ReceiverHolder()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(holder))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        holder.receiver.withLock { $0 = self }
    }

    func refuse(_ count: Int) {
        state.withLock { $0.refusals = count }
    }

    /// - Returns: whether it was taken.
    fileprivate func take(_ delivery: Delivery) -> Bool {
        state.withLock { state in
            guard state.refusals == 0 else {
                state.refusals -= 1
                return false
            }
            state.accepted.append(delivery)
            return true
        }
    }

    final class ReceiverHolder: Sendable {
        let receiver = Mutex<Receiver?>(nil)
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let holder: ReceiverHolder
        private var delivery = Delivery()

        init(_ holder: ReceiverHolder) {
            self.holder = holder
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
                delivery = Delivery(headers: Dictionary(headers) { first, _ in first })
            case .body(let part): delivery.body += String(buffer: part)
            case .end:
                let isTaken = holder.receiver.withLock { $0 }?.take(delivery) == true
                let head = HTTPResponseHead(
                    version: .http1_1,
                    status: isTaken ? .ok : .serviceUnavailable,
                    headers: ["content-length": "0"]
                )
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
