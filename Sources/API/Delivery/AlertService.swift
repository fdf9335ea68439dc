import Contract
import Logging
import ServiceLifecycle

/// Raises the alerts that the rules give while the server runs.
struct AlertService: ServiceLifecycle.Service {
    private static let pause = Duration.seconds(1)

    let watch: AlertWatch
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await watch.run()
                } catch  where Task.isCancelled {
                    return
                } catch {
                    logger.warning("the log can't be looked at for alerts", metadata: ["error": "\(error)"])
                    try await Task.sleep(for: Self.pause)
                }
            }
        }
    }
}
