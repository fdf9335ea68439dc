import AsyncHTTPClient
package import Audit
import NIOCore
import NIOHTTP1

/// Asks witnesses over HTTP (C2SP tlog-witness).
package struct WitnessClient: Sendable {
    private static let patience = TimeAmount.seconds(10)
    private static let maximumBytes = 64 * 1_024

    package init() {}

    /// - Throws: where the witness can't be reached.
    package func send(_ witness: Witness, _ body: String) async throws -> WitnessReply {
        var request = HTTPClientRequest(url: witness.url + "/add-checkpoint")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "text/plain; charset=utf-8")
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await HTTPClient.shared.execute(request, timeout: Self.patience)
        let answer = try await response.body.collect(upTo: Self.maximumBytes)
        return WitnessReply(status: Int(response.status.code), body: String(buffer: answer))
    }
}
