import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server that webhooks lead to, which keeps what it hears.
final class Receiver: Sendable {
    struct Delivery: Sendable {
        fileprivate(set) var headers: [String: String] = [:]
        fileprivate(set) var body = ""

        /// Of the thing that the event is about, where it tells one.
        var title: String? {
            let event = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
            return (event?["data"] as? [String: Any])?["title"] as? String
        }
    }

    struct Answer: Sendable {
        static let taken = Answer(status: .ok)
        static let refused = Answer(status: .serviceUnavailable)

        let status: HTTPResponseStatus
        var location: String?
    }

    /// Told how many it heard, with this one.
    typealias Answering = @Sendable (_ number: Int) async throws -> Answer

    let port: Int
    private let book: Book
    private let channel: any Channel

    /// In the order in which they came.
    var heard: [Delivery] { book.state.withLock(\.heard) }
    /// Those that were taken.
    var accepted: [Delivery] { book.state.withLock(\.accepted) }

    /// Runs `body` beside one that takes everything.
    ///
    /// - Throws: what `body` throws; else the first error of those that were met in answering.
    static func with(_ body: (Receiver) async throws -> Void) async throws {
        let receiver = try await Receiver()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(receiver)) } catch { outcome = .failure(error) }
        try await receiver.channel.close()
        try outcome.get()
        if let error = receiver.book.state.withLock(\.error) { throw error }
    }

    private init() async throws {
        let book = Book()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(book))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        self.book = book
    }

    /// Answers like this from now on.
    func answer(_ answering: @escaping Answering) {
        book.state.withLock { $0.answering = answering }
    }

    private final class Book: Sendable {
        struct State {
            var answering: Answering = { _ in .taken }
            var heard: [Delivery] = []
            var accepted: [Delivery] = []
            var error: (any Error)?
        }

        let state = Mutex(State())

        func answer(to delivery: Delivery) async -> Answer {
            let (answering, number) = state.withLock { state in
                state.heard.append(delivery)
                return (state.answering, state.heard.count)
            }
            do {
                let answer = try await answering(number)
                if answer.status == .ok { state.withLock { $0.accepted.append(delivery) } }
                return answer
            } catch {
                state.withLock { $0.error = $0.error ?? error }
                return Answer(status: .internalServerError)
            }
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let book: Book
        private var delivery = Delivery()

        init(_ book: Book) {
            self.book = book
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
                delivery = Delivery(headers: Dictionary(headers) { first, _ in first })
            case .body(let part): delivery.body += String(buffer: part)
            case .end:
                let answer = context.eventLoop.makeFutureWithTask { [book, delivery] in await book.answer(to: delivery)
                }
                answer.assumeIsolated().whenSuccess { answer in self.write(answer, context) }
            }
        }

        private func write(_ answer: Answer, _ context: ChannelHandlerContext) {
            var head = HTTPResponseHead(version: .http1_1, status: answer.status, headers: ["content-length": "0"])
            if let location = answer.location { head.headers.add(name: "location", value: location) }
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
