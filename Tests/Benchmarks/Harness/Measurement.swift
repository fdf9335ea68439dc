/// Measures one figure, or some that come of the same preparation.
protocol Measurement: Sendable {
    /// Every figure is the median of so many rounds, in each of which both sides have their turn.
    var rounds: Int { get }

    func measure(on server: Server) async throws -> [Figure]
}

extension Measurement {
    var rounds: Int { 5 }

    /// Both sides' medians; the turns alternate, so that what else the machine does meets both alike.
    func alternating(
        _ name: String,
        baseline: () async throws -> Double,
        ours: () async throws -> Double
    ) async throws -> (baseline: Double, ours: Double) {
        var values: (baseline: [Double], ours: [Double]) = ([], [])
        for round in 1...rounds {
            values.baseline.append(try await baseline())
            values.ours.append(try await ours())
            Progress.say("\(name) \(round)/\(rounds): \(values.ours.last.short) beside \(values.baseline.last.short)")
        }
        return (values.baseline.median, values.ours.median)
    }
}
