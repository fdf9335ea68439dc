@preconcurrency import Glibc

/// Where answers go: a file, a pipe or a terminal.
enum StandardOutput {
    static func write(_ bytes: [UInt8]) {
        fwrite(bytes, 1, bytes.count, stdout)
    }

    /// `print` doesn't say what it couldn't write: a full disk would leave half an export that looks whole. A reader who has
    /// seen enough and left misses nothing.
    ///
    /// - Throws: `Failure`.
    static func finish() throws(Failure) {
        guard fflush(stdout) != 0 || ferror(stdout) != 0, !isReaderGone else { return }
        throw Failure(.unavailable, "Not all of the answer could be written: the disk may be full.")
    }

    private static var isReaderGone: Bool {
        var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        return poll(&output, 1, 0) == 1 && output.revents & Int16(POLLERR) != 0
    }
}
