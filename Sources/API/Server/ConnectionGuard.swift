import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Refuses what no answer can be given to: heads that are too long, requests that are read in two ways, those that come in
/// drop by drop, and clients that take nothing of their answer.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: RequestLimits
    private let line = RequestLine()
    private var deadline: Scheduled<Void>?
    /// When a client that takes nothing is given up.
    private var patience: Scheduled<Void>?
    private var isRefused = false
    /// An import's bytes since it was last given more time, and in all; nil for other requests.
    private var upload: (recent: Int, total: Int)?

    init(_ limits: RequestLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        try? context.pipeline.syncOperations.addHandler(line, position: .first)
    }

    func channelActive(context: ChannelHandlerContext) {
        awaitRequest(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        patience?.cancel()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        patience?.cancel()
        if !context.channel.isWritable { awaitReader(context) }
        context.fireChannelWritabilityChanged()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            if let status = fault(of: head) { return refuse(status, context) }
            upload = head.isImport ? (0, 0) : nil
        case .body(let bytes): prolong(for: bytes.readableBytes, context)
        case .end:
            deadline?.cancel()
            line.begin()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isRefused else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
        // Who has an answer may send the next request, and has as long for it.
        if case .end = unwrapOutboundIn(data) { awaitRequest(context) }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        guard error == .headerOverflow else { return refuse(.badRequest, context) }
        refuse(line.isTooLong ? .uriTooLong : .requestHeaderFieldsTooLarge, context)
    }

    private func fault(of head: HTTPRequest) -> HTTPResponse.Status? {
        if head.path?.utf8.count ?? 0 > RequestLimits.pathBytes { return .uriTooLong }
        let bytes = head.headerFields.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4 }
        if bytes > RequestLimits.headerBytes { return .requestHeaderFieldsTooLarge }
        let isFramedTwice = head.headerFields[.transferEncoding] != nil && head.headerFields[.contentLength] != nil
        return isFramedTwice ? .badRequest : nil
    }

    /// A file may come in for as long as it needs, at a fair pace, up to what it may be.
    private func prolong(for bytes: Int, _ context: ChannelHandlerContext) {
        guard let (recent, total) = upload, total <= RequestLimits.importBytes else { return }
        let isFair = recent + bytes >= RequestLimits.fairBytes
        upload = (isFair ? 0 : recent + bytes, total + bytes)
        if isFair { awaitRequest(context) }
    }

    private func awaitRequest(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: limits.reading) { bound.value.close(promise: nil) }
    }

    /// Whoever writes to a client that takes nothing waits, without an end of its own.
    private func awaitReader(_ context: ChannelHandlerContext) {
        let waiting = context.waitingBytes
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        patience = context.eventLoop.scheduleTask(in: limits.sending) {
            let (connection, context) = bound.value
            guard context.waitingBytes < waiting else { return context.close(promise: nil) }
            connection.awaitReader(context)
        }
    }

    private func refuse(_ status: HTTPResponse.Status, _ context: ChannelHandlerContext) {
        guard !isRefused else { return }
        isRefused = true
        let body = ByteBuffer(string: Problem(refusal: status).json(instance: nil))
        let fields: HTTPFields = [
            .contentType: Problem.mediaType, .contentLength: String(body.readableBytes), .connection: "close",
        ]
        let head = HTTPResponse(status: status, headerFields: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }
}

extension ChannelHandlerContext {
    /// How much the client has yet to take.
    fileprivate var waitingBytes: Int { (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0 }
}

extension HTTPRequest {
    fileprivate var isImport: Bool {
        method == .post && path?.prefix { $0 != "?" } == RequestLimits.importPath[...]
    }
}

extension Problem {
    /// Of what the parser refused.
    init(refusal status: HTTPResponse.Status) {
        switch status {
        case .uriTooLong: self.init("path-too-long", status, "The path is longer than 8 KiB.")
        case .requestHeaderFieldsTooLarge: self.init("headers-too-large", status, "The headers are larger than 16 KiB.")
        default: self.init("malformed-request", status, "It isn't a request of HTTP/1.1.")
        }
    }
}
