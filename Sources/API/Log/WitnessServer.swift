package import Audit
import Foundation
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore

/// A witness's HTTP front (C2SP tlog-witness): `POST /add-checkpoint`.
package struct WitnessServer: Sendable {
    private static let maximumBytes = 64 * 1_024

    private let ledger: WitnessLedger
    private let host: String
    private let port: Int
    private let logger: Logger

    package init(_ ledger: WitnessLedger, host: String, port: Int, logger: Logger) {
        (self.ledger, self.host, self.port, self.logger) = (ledger, host, port, logger)
    }

    /// Serves until the process is asked to end or the task is cancelled. `onListening` is told the port.
    ///
    /// - Throws: `ListenError`.
    package func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let router = Router(context: BasicRequestContext.self)
        router.post("add-checkpoint") { [ledger] request, _ in
            let body: ByteBuffer
            do {
                body = try await request.body.collect(upTo: Self.maximumBytes)
            } catch {
                return Response(status: .contentTooLarge)
            }
            let seconds = Int64(Date().timeIntervalSince1970)
            let reply = try await ledger.answer(Array(body.readableBytesView), secondsSince1970: seconds)
            return Response(
                status: .init(code: reply.status),
                // What a conflict's size is told as.
                headers: [.contentType: reply.status == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: reply.body))
            )
        }
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [port] channel in await onListening(channel.localAddress?.port ?? port) },
            logger: logger
        )
        try await ListenError.telling(host, port) { try await application.runService() }
    }
}
