import Synchronization

/// How far something has come, on a terminal alone; it shows after two seconds and goes when it ends.
final class ProgressBar: Sendable {
    private let doing: String
    private let began = ContinuousClock.now
    private let shown = Mutex(-1)

    init(_ doing: String) {
        self.doing = doing
    }

    func show(_ done: Int, of total: Int) {
        guard StandardError.isTerminal, total > 0, began.duration(to: .now) > .seconds(2) else { return }
        let percent = min(100, done * 100 / total)
        shown.withLock { shown in
            guard percent != shown else { return }
            shown = percent
            let filled = percent * 30 / 100
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
            StandardError.write("\r\(doing) [\(bar)] \(percent) %")
        }
    }

    func end() {
        shown.withLock { shown in
            if shown >= 0 { StandardError.write("\r\u{1b}[K") }
            shown = -1
        }
    }
}
