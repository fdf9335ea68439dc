extension Soak {
    /// Every fault, the quickest first.
    package static let all: [Soak] = [
        model, clock, linearizability, backends, immediateStops, postgresKilled, doubled, processKilled, diskFull,
        powerCut, lineCut,
    ]
}
