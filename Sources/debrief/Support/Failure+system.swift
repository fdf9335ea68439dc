import Glibc

extension Failure {
    /// The system call that just failed, as `errno` tells it.
    static func system(_ doing: String, _ path: String, errno code: Int32 = errno) -> Failure {
        switch code {
        case ENOSPC, EDQUOT: full(path)
        case EACCES, EPERM:
            Failure(.notPermitted, "This user may not \(doing) \(path): give it the right, or name another.")
        default: Failure(.unavailable, "Can't \(doing) \(path): \(String(cString: strerror(code))).")
        }
    }

    /// No space is left where `path` is.
    static func full(_ path: String) -> Failure {
        Failure(.tryAgain, "The disk that holds \(path) is full: free some space there, then run the command again.")
    }
}
