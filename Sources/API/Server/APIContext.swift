package import Foundation
package import Hummingbird
import Logging
import NIOCore

/// What is known of one request while it is answered.
package struct APIContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// What the logs and the answer call this request.
    package let requestID = UUID()
    let progress = RequestProgress()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    package var maxUploadSize: Int { RequestLimits.bodyBytes }
}

extension APIContext {
    /// Answers within a bounded time.
    ///
    /// - Throws: `Problem` 503 for what comes no further for too long; what the body throws.
    package func answering(_ body: @escaping @Sendable () async throws -> Response) async throws -> Response {
        try await StandstillWatch.shared.watch(progress, body)
    }
}
