import Foundation

extension [Double] {
    /// 0 where there is none.
    var median: Double { percentile(50) }

    /// The least value that is not below so many percent of them.
    func percentile(_ percent: Double) -> Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * percent / 100))]
    }
}

extension Double {
    /// Three or four digits that matter, never an exponent.
    var short: String {
        String(format: magnitude >= 100 ? "%.0f" : magnitude >= 10 ? "%.1f" : "%.2f", self)
    }
}

extension Double? {
    var short: String { self?.short ?? "nothing" }
}
