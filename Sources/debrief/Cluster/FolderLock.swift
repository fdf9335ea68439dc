import Glibc

/// Keeps two processes from the same files at once: a cluster's, what waits offline, what a signer remembers. It ends with
/// the process, however that ends, and what the process starts doesn't inherit it.
struct FolderLock: ~Copyable {
    private static let patience = Duration.seconds(300)
    private let file: Int32

    /// Waits while another process has it.
    static func acquire(_ path: String) async throws(Failure) -> FolderLock {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system("write", path) }
        let end = ContinuousClock.now + patience
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK, ContinuousClock.now < end, await pause() else {
                close(file)
                throw Failure(
                    .tryAgain,
                    "Another debrief command is still holding \(path): wait for it, then try again."
                )
            }
        }
        return FolderLock(file: file)
    }

    /// False when the task was cancelled.
    private static func pause() async -> Bool {
        (try? await Task.sleep(for: .milliseconds(50))) != nil
    }

    private init(file: Int32) {
        self.file = file
    }

    deinit {
        close(file)
    }
}
