import Glibc

/// How many heaps malloc keeps.
enum Heaps {
    /// Lets glibc keep two heaps for all threads, where nobody says otherwise: it keeps one for each of many else, and what one
    /// of a server's threads freed is of no use to the others. It is told so before a process begins alone, so this begins
    /// the same program anew.
    static func bound() {
        guard getenv("MALLOC_ARENA_MAX") == nil else { return }
        setenv("MALLOC_ARENA_MAX", "2", 1)
        // Only returns where it fails, and then more memory is held.
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }
}
