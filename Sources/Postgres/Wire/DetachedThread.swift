import Glibc

/// POSIX threads that nobody joins, for work that blocks, which Swift's own threads must not.
package enum DetachedThread {
    private final class Start: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    /// Runs `body` on a new thread.
    package static func start(_ body: @escaping @Sendable () -> Void) {
        let start = unsafe Unmanaged.passRetained(Start(body)).toOpaque()
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            },
            start
        )
        // A process that may start no thread can't reach its database: there is nobody to tell.
        precondition(result == 0, "no thread could be started: error \(result)")
        pthread_detach(thread)
    }
}
