import Foundation
import Hummingbird
import Logging
import NIOCore

/// What is known of one request while it is answered.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// What the logs and the answer call this request.
    let requestID = UUID()
    let progress = RequestProgress()

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    var maxUploadSize: Int { RequestLimits.bodyBytes }
}
