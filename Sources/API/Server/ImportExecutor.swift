import Dispatch

/// A thread beside those that answer requests: reading a long file holds one up for seconds.
final class ImportExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "import")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
