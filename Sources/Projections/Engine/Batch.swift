import EventSourcing

/// What a part of the log does to the rows of all read models.
struct Batch: Sendable {
    struct Parking: Sendable {
        let model: Int
        let stream: StreamName
        let position: Position
        let error: String
    }

    let after: Position
    private(set) var through: Position
    private(set) var recordedAt: Instant?
    /// By the read model's place, then by the table's name.
    private(set) var writes: [[String: TableWrites]]
    private(set) var parkings: [Parking] = []
    private let positions: [Position]

    /// `positions` is how far each read model has come: what lies before isn't written again.
    init(after: Position, positions: [Position]) {
        (self.after, through, self.positions) = (after, after, positions)
        writes = Array(repeating: [:], count: positions.count)
    }

    mutating func pass(_ event: RecordedEvent) {
        (through, recordedAt) = (event.position, event.recordedAt)
    }

    mutating func add(_ change: RowChange) {
        switch change {
        case .begin(let model, let created, let row):
            guard row.from > positions[model] else { return }
            writes[model][row.row.table, default: TableWrites()].begin(created, row)
        case .end(let model, let created, let row, let position):
            guard position > positions[model] else { return }
            writes[model][row.row.table, default: TableWrites()].end(created, row, at: position)
        case .park(let model, let stream, let position, let error):
            guard position > positions[model] else { return }
            parkings.append(Parking(model: model, stream: stream, position: position, error: error))
        }
    }
}
