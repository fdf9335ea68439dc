import AsyncHTTPClient
import Contract
import Crypto
import EventSourcing
import EventStore
import Foundation
import Lessons
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import UseCases

/// Sends events to the webhooks: each in order, at least once, signed (Standard Webhooks 1.0), from where it stopped.
struct WebhookService: ServiceLifecycle.Service {
    private static let pause = Duration.milliseconds(500)
    private static let pageSize = 100
    private static let patience = TimeAmount.seconds(10)
    /// So long one webhook is sent to; then it is another's turn.
    private static let turn = Duration.seconds(5)

    let service: Service
    let logger: Logger
    private var register: WebhookRegister { service.desk.webhooks }

    init(service: Service, logger: Logger) {
        (self.service, self.logger) = (service, logger)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if let webhook = try await register.take(behind: service.pulse.position) {
                        try await deliver(to: webhook)
                        continue
                    }
                } catch  where Task.isCancelled {
                    return
                } catch {
                    logger.warning("webhooks can't be sent to", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func deliver(to webhook: Webhook) async throws {
        do {
            let page = try await events(for: webhook)
            let end = ContinuousClock.now + Self.turn
            for listed in page.events {
                // While those before it were sent, a role may have ended, or the event's thing or record have changed.
                if let event = try await event(at: listed.position, for: webhook) {
                    try await send(event, to: webhook)
                }
                let isTurnOver = ContinuousClock.now > end
                let isThere = try await register.sent(webhook.id, through: listed.position, isTurnOver: isTurnOver)
                if isTurnOver || !isThere { return }
            }
            try await register.sent(webhook.id, through: page.position, isTurnOver: true)
        } catch let fault as DeliveryFault {
            try await register.failed(webhook.id, because: fault)
        }
    }

    /// The next events that its owner may read now.
    private func events(for webhook: Webhook) async throws -> EventPage {
        let ledger = try await ledger(for: webhook)
        let page = try await service.desk.store.read(
            after: webhook.position,
            through: service.pulse.position,
            limit: Self.pageSize,
            where: EventFilter(types: webhook.types.isEmpty ? nil : webhook.types)
        )
        return EventPage(events: try await ledger.deliverable(page.events), position: page.position)
    }

    /// The event at a position as it is now; nil where its owner may not read it now.
    private func event(at position: Position, for webhook: Webhook) async throws -> RecordedEvent? {
        let ledger = try await ledger(for: webhook)
        return try await ledger.deliverable(try await service.desk.store.events(at: [position])).first
    }

    /// The ledger as its owner may see it now.
    private func ledger(for webhook: Webhook) async throws -> Ledger {
        let record = try await AccessRegister(service.desk.ledger).record(of: webhook.person)
        let now = Instant.now
        let authority = record.state.authority(of: webhook.person, at: now)
        guard authority.holds(anyOf: AccessRole.allCases, at: now) else { throw DeliveryFault.ownerWithoutRole }
        return service.desk.ledger.seen(by: Viewer(authority, authentication: .token, at: now))
    }

    private func send(_ event: RecordedEvent, to webhook: Webhook) async throws {
        guard let host = URL(string: webhook.url)?.host else {
            throw DeliveryFault.addressUnreadable
        }
        let opensLoopback = service.desk.opensLoopback
        // Looked up at each delivery, and connected to where that led: a name that is moved meanwhile leads nowhere else.
        let addresses = await Self.offCooperativePool {
            AddressPolicy.addresses(of: host, opensLoopback: opensLoopback)
        }
        guard let address = addresses.first else {
            throw DeliveryFault.noPublicAddress
        }
        let status = try await Self.status(of: request(event, to: webhook), sentTo: address, of: host)
        guard (200..<300).contains(status) else { throw DeliveryFault.answered(status) }
    }

    /// What a request is answered with at an address that its host led to: neither is the host looked up again, nor a
    /// redirect followed.
    ///
    /// - Throws: `DeliveryFault.unreachable`.
    static func status(of request: HTTPClientRequest, sentTo address: String, of host: String) async throws -> Int {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [host: address]
        configuration.timeout = .init(connect: patience, read: patience)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: patience)
        } catch {
            try? await client.shutdown()
            throw DeliveryFault.unreachable
        }
        try await client.shutdown()
        return Int(response.status.code)
    }

    private func request(_ event: RecordedEvent, to webhook: Webhook) -> HTTPClientRequest {
        let id = "evt_\(event.position)"
        let seconds = Instant.now.microsecondsSince1970 / 1_000_000
        var request = HTTPClientRequest(url: webhook.url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/cloudevents+json")
        request.headers.add(name: "webhook-id", value: id)
        request.headers.add(name: "webhook-timestamp", value: String(seconds))
        let signature = webhook.signature(of: "\(id).\(seconds).\(event.line)")
        request.headers.add(name: "webhook-signature", value: signature)
        request.body = .bytes(ByteBuffer(string: event.line))
        return request
    }

    private static func offCooperativePool<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }
}

extension Webhook {
    /// `v1,` and HMAC-SHA256 in base64, as Standard Webhooks has it.
    package func signature(of content: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(content.utf8), using: SymmetricKey(data: secret))
        return "v1,\(Data(code).base64EncodedString())"
    }
}
