import EventSourcing

/// Where moments stand on an axis of so many units.
struct Scale: Sendable {
    /// The beginning of a year, on the axis.
    struct Tick: Sendable {
        let x: Int
        let text: String
    }

    private static let microsecondsInYear = 31_556_952_000_000.0
    private static let mostTicks = 12

    private let first: Int64
    private let last: Int64
    private let width: Double
    private let margin: Double

    /// From the earliest to the latest of some moments, between two margins; one moment alone has a year around it.
    init?(_ moments: [Instant], width: Double, margin: Double) {
        guard let first = moments.min(), let last = moments.max() else { return nil }
        let padding = first == last ? Int64(Self.microsecondsInYear / 2) : 0
        self.first = first.microsecondsSince1970 - padding
        self.last = last.microsecondsSince1970 + padding
        (self.width, self.margin) = (width, margin)
    }

    func x(_ moment: Instant) -> Int {
        let share = Double(moment.microsecondsSince1970 - first) / Double(last - first)
        return Int((margin + share * (width - 2 * margin)).rounded())
    }

    /// Of every year, or of each so many years that no more than a dozen stand there.
    var ticks: [Tick] {
        guard let from = year(first), let to = year(last) else { return [] }
        let step = max(1, (to - from + Self.mostTicks) / Self.mostTicks)
        return (from...to).compactMap { year in
            guard year.isMultiple(of: step), let instant = Instant("\(year)-01-01T00:00:00.000000Z"),
                instant.microsecondsSince1970 >= first, instant.microsecondsSince1970 <= last
            else { return nil }
            return Tick(x: x(instant), text: String(year))
        }
    }

    private func year(_ microseconds: Int64) -> Int? {
        Instant(microsecondsSince1970: microseconds).flatMap { Int($0.description.prefix(4)) }
    }
}
