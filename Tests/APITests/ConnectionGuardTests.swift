import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import API

/// Who is left, and when: the hours pass at once.
@Suite struct ConnectionGuardTests {
    private static let limits = RequestLimits()

    /// A client's connection.
    private func connection() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionGuard(Self.limits))
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        return channel
    }

    private func head(_ method: HTTPRequest.Method, _ path: String) -> HTTPRequestPart {
        .head(HTTPRequest(method: method, scheme: "http", authority: "x", path: path))
    }

    /// The place next to the client, where there are bytes.
    private func wire(_ channel: EmbeddedChannel) throws -> ChannelHandlerContext {
        try channel.pipeline.syncOperations.context(handlerType: RequestLine.self)
    }

    /// What was read of a request.
    private func read(_ part: HTTPRequestPart, _ channel: EmbeddedChannel) throws {
        try wire(channel).fireChannelRead(NIOAny(part))
    }

    /// Bytes that were written, and that the client has yet to take.
    private func leave(_ bytes: Int, to channel: EmbeddedChannel) throws {
        try wire(channel).write(NIOAny(ByteBuffer(repeating: 0, count: bytes)), promise: nil)
    }

    private func wait(_ time: TimeAmount, _ channel: EmbeddedChannel) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    @Test func aRequestHasSoLongToComeInWhole() throws {
        let channel = try connection()
        try read(head(.post, "/v1/observations"), channel)
        for _ in 0..<29 {
            wait(.seconds(1), channel)
            try read(.body(ByteBuffer(string: "x")), channel)
        }
        #expect(channel.isActive)
        wait(.seconds(1), channel)
        #expect(!channel.isActive)
    }

    @Test func theAnswerTakesAsLongAsItNeedsAndTheNextRequestHasItsTimeFromThere() throws {
        let channel = try connection()
        try read(head(.get, "/healthz"), channel)
        try read(.end(nil), channel)
        wait(.hours(1), channel)
        #expect(channel.isActive)
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        wait(.seconds(29), channel)
        #expect(channel.isActive)
        wait(.seconds(1), channel)
        #expect(!channel.isActive)
    }

    @Test func anImportComesInForAsLongAsItsPaceIsFair() throws {
        let channel = try connection()
        try read(head(.post, "/v1/imports?dry-run=true"), channel)
        for _ in 0..<100 {
            wait(.seconds(29), channel)
            try read(.body(ByteBuffer(repeating: 0, count: RequestLimits.fairBytes)), channel)
        }
        #expect(channel.isActive)
        wait(.seconds(29), channel)
        try read(.body(ByteBuffer(repeating: 0, count: RequestLimits.fairBytes - 1)), channel)
        wait(.seconds(1), channel)
        #expect(!channel.isActive)
    }

    /// The connection of a client who for 29 s has taken nothing of what waits for it.
    private func stalled() throws -> EmbeddedChannel {
        let channel = try connection()
        try read(head(.get, "/v1/events/stream"), channel)
        try read(.end(nil), channel)
        try leave(100_000, to: channel)
        turn(channel, writable: false)
        wait(.seconds(29), channel)
        return channel
    }

    private func turn(_ channel: EmbeddedChannel, writable isWritable: Bool) {
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
    }

    @Test func whoTakesNothingIsLeft() throws {
        let channel = try stalled()
        #expect(channel.isActive)
        wait(.seconds(1), channel)
        #expect(!channel.isActive)
    }

    @Test func whoTakesAllInTimeIsNotLeft() throws {
        let channel = try stalled()
        turn(channel, writable: true)
        wait(.hours(1), channel)
        #expect(channel.isActive)
    }

    @Test func whoTakesSomeHasAsLongForTheRest() throws {
        let channel = try stalled()
        // An embedded channel's buffer is taken whole.
        channel.flush()
        wait(.seconds(30), channel)
        #expect(channel.isActive)
        wait(.seconds(1), channel)
        #expect(!channel.isActive)
    }
}
