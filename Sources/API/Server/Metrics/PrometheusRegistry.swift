import CoreMetrics
import Synchronization

/// Keeps what swift-metrics counts and measures, and writes it in Prometheus' text format (version 0.0.4).
final class PrometheusRegistry: MetricsFactory, Sendable {
    private static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let counts: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]

    private struct Key: Hashable {
        let label: String
        let dimensions: String
    }

    private struct State {
        var counters: [Key: Tally] = [:]
        var gauges: [Key: Level] = [:]
        var histograms: [Key: Histogram] = [:]
    }

    private let state = Mutex(State())

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions, in: \.counters) { Tally() }
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return find(label, dimensions, in: \.gauges) { Level() } }
        return find(label, dimensions, in: \.histograms) { Histogram(scale: 1, bounds: Self.counts) }
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions, in: \.histograms) { Histogram(scale: 1e9, bounds: Self.seconds) }
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func find<Metric: Sendable>(
        _ label: String,
        _ dimensions: [(String, String)],
        in kept: any WritableKeyPath<State, [Key: Metric]> & Sendable,
        make: @Sendable () -> Metric
    ) -> Metric {
        let text = dimensions.map { #"\#($0.0)="\#($0.1)""# }.joined(separator: ",")
        let key = Key(label: label, dimensions: text)
        return state.withLock { state in
            if let known = state[keyPath: kept][key] { return known }
            let made = make()
            state[keyPath: kept][key] = made
            return made
        }
    }

    /// Everything, in order.
    var text: String {
        let (counters, gauges, histograms) = state.withLock { ($0.counters, $0.gauges, $0.histograms) }
        return Self.lines(counters, "counter") { [("", "", "\($0.value)")] }
            + Self.lines(gauges, "gauge") { [("", "", "\($0.value)")] }
            + Self.lines(histograms, "histogram") { $0.samples }
    }

    private static func lines<Metric>(
        _ metrics: [Key: Metric],
        _ type: String,
        _ samples: (Metric) -> [(suffix: String, label: String, value: String)]
    ) -> String {
        var text = ""
        var last = ""
        for (key, metric) in metrics.sorted(by: {
            ($0.key.label, $0.key.dimensions) < ($1.key.label, $1.key.dimensions)
        }) {
            if key.label != last { text += "# TYPE \(key.label) \(type)\n" }
            last = key.label
            for sample in samples(metric) {
                let labels = [key.dimensions, sample.label].filter { !$0.isEmpty }.joined(separator: ",")
                text += key.label + sample.suffix + (labels.isEmpty ? "" : "{\(labels)}") + " \(sample.value)\n"
            }
        }
        return text
    }
}

/// What only grows.
private final class Tally: CounterHandler, Sendable {
    private let count = Atomic<Int64>(0)
    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
}

/// What goes up and down.
private final class Level: RecorderHandler, Sendable {
    private let last = Mutex(0.0)
    var value: Double { last.withLock(\.self) }

    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { last.withLock { $0 = value } }
}

/// How often something was how large; of what is timed in seconds.
private final class Histogram: RecorderHandler, TimerHandler, Sendable {
    private struct State {
        var counts: [Int]
        var sum = 0.0
    }

    private let scale: Double
    private let bounds: [Double]
    private let state: Mutex<State>

    /// `scale` recorded units are one of what is shown.
    init(scale: Double, bounds: [Double]) {
        (self.scale, self.bounds) = (scale, bounds)
        state = Mutex(State(counts: [Int](repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration)) }

    func record(_ value: Double) {
        let value = value / scale
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += value
        }
    }

    var samples: [(suffix: String, label: String, value: String)] {
        let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
        var total = 0
        var samples: [(String, String, String)] = []
        for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], counts) {
            total += count
            samples.append(("_bucket", #"le="\#(bound)""#, "\(total)"))
        }
        return samples + [("_sum", "", "\(sum)"), ("_count", "", "\(total)")]
    }
}
