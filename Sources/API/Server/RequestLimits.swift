package import NIOCore

/// How much one request may be, and how long it and its connection may take.
package struct RequestLimits: Sendable {
    static let bodyBytes = 256 * 1_024
    /// Where files are brought in: of so many bytes, for as long as they come in at a fair pace.
    static let importPath = "/v1/imports"
    static let importBytes = 64 * 1_024 * 1_024
    /// So many within `reading` are fair.
    static let fairBytes = 64 * 1_024
    static let headerBytes = 16 * 1_024
    static let pathBytes = 8 * 1_024
    /// Without coming further.
    static let answering = Duration.seconds(30)

    /// Without a byte from the client.
    package var idle = TimeAmount.seconds(15)
    /// From the first byte of a request to its last, but for imports.
    package var reading = TimeAmount.seconds(30)
    /// While the client takes nothing of what waits for it.
    package var sending = TimeAmount.seconds(30)
    /// From when the server is asked to end until it breaks off what still goes on.
    package var ending = Duration.seconds(35)
    package var connections = 4_096
    /// The read models may be behind so far before requests are better sent elsewhere.
    package var lag = Duration.seconds(60)

    init() {}
}
