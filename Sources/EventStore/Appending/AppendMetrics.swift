import Metrics

/// What each transaction that appends tells whoever watches.
enum AppendMetrics {
    /// Looked up each time: what measures is chosen after the store was opened.
    static func note(requests: Int, events: Int, since began: ContinuousClock.Instant) {
        Recorder(label: "debrief_append_batch_requests").record(requests)
        Recorder(label: "debrief_append_batch_events").record(events)
        Metrics.Timer(label: "debrief_append_seconds").record(duration: began.duration(to: .now))
    }
}
