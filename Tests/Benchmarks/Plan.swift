/// What is measured in one run, in this order.
struct Plan {
    private static let all: [(names: [String], make: @Sendable (Bool) -> any Measurement)] = [
        (["append_64"], { _ in AppendConcurrently() }),
        (["append_1"], { _ in AppendAlone() }),
        (["import", "import_memory"], { _ in ImportLog() }),
        (["import_observations"], { _ in ImportObservations() }),
        (["import_observations_memory"], { _ in ImportObservationsMemory() }),
        (ReadModelFigures.names, { _ in ReadModelFigures() }),
        (["cli_cold"], { _ in ColdStart() }),
        (ProvableHistoryFigures.names, { _ in ProvableHistoryFigures() }),
        (HTTPFigures.names, { _ in HTTPFigures() }),
        (["read", "read_decoded"], { _ in ReadLog() }),
        (["growth_append", "growth_load"], { Growth(isLarge: $0) }),
        (["append_snapshot"], { _ in AppendUnderSnapshot() }),
        (["partition_dump"], { _ in PartitionUnderDump() }),
    ]

    static var names: [String] { all.flatMap(\.names) }

    private let only: Set<String>
    private let isLarge: Bool

    /// An empty set means everything.
    init(only: Set<String>, isLarge: Bool) {
        self.only = only
        self.isLarge = isLarge
    }

    func run(on server: Server) async throws -> [Figure] {
        var figures: [Figure] = []
        for (names, make) in Self.all where only.isEmpty || !only.isDisjoint(with: names) {
            Progress.say(names.joined(separator: ", "))
            figures += try await make(isLarge).measure(on: server)
        }
        return figures.filter { only.isEmpty || only.contains($0.name) }
    }
}
