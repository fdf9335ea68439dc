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
    private(set) var events = 0
    /// By the read model's place, then by the table's name.
    private(set) var writes: [[String: TableWrites]]
    private(set) var parkings: [Parking] = []
    /// Streams whose record was redacted: their rows are made anew, all of them.
    private(set) var redacted: Set<Position> = []
    private let positions: [Position]

    /// `positions` is how far each read model has come: what lies before isn't written again.
    init(after: Position, positions: [Position]) {
        (self.after, through, self.positions) = (after, after, positions)
        writes = Array(repeating: [:], count: positions.count)
    }

    mutating func pass(_ event: RecordedEvent) {
        (through, recordedAt) = (event.position, event.recordedAt)
        events += 1
    }

    /// The record at this position of the log is no longer there.
    mutating func redact(_ position: Position) {
        redacted.insert(position)
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
