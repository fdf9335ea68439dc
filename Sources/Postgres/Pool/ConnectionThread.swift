import Glibc

/// Runs an actor's jobs on one POSIX thread, so that they may block.
///
/// The thread starts with the first job and ends when it is retired and nothing is left to do.
///
/// Sendable, because `jobs`, `isRunning`, `isParked` and `isRetired` are only touched while `mutex` is held, and the
/// mutex and the condition never move.
@safe final class ConnectionThread: SerialExecutor, @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [UnownedJob] = []
    private var isRunning = false
    private var isParked = false
    private var isRetired = false

    init() {
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        withLock {
            jobs.append(job)
            if !isRunning {
                isRunning = true
                DetachedThread.start { self.run() }
            } else if isParked {
                unsafe pthread_cond_signal(condition)
            }
        }
    }

    /// Lets the thread end once its jobs are done.
    func retire() {
        withLock {
            isRetired = true
            unsafe pthread_cond_signal(condition)
        }
    }

    private func run() {
        while let batch = nextJobs() {
            for job in batch { unsafe job.runSynchronously(on: asUnownedSerialExecutor()) }
        }
    }

    private func nextJobs() -> [UnownedJob]? {
        withLock {
            while jobs.isEmpty {
                if isRetired {
                    isRunning = false
                    return nil
                }
                isParked = true
                unsafe pthread_cond_wait(condition, mutex)
                isParked = false
            }
            defer { jobs = [] }
            return jobs
        }
    }

    private func withLock<R>(_ body: () -> R) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }
}
