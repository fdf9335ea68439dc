import NIOCore

/// Measures the line that a request begins with. The parser counts it with the headers, and doesn't say which of them was too
/// long for it.
final class RequestLine: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var length = 0
    private var isWhole = false

    /// With a method and a version it is still far from this, when its path may be.
    var isTooLong: Bool { length > 2 * RequestLimits.pathBytes }

    /// What comes next is another request.
    func begin() { (length, isWhole) = (0, false) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isWhole {
            let bytes = unwrapInboundIn(data).readableBytesView
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
            length += (end ?? bytes.endIndex) - bytes.startIndex
            isWhole = end != nil
        }
        context.fireChannelRead(data)
    }
}
