import EventSourcing

/// A stream as far as it was read: its thing, and the rows of each read model that hold now.
struct StreamFold: Sendable {
    /// A row that nothing has ended yet.
    struct OpenRow: Sendable {
        let from: Position
        let row: ReadRow
    }

    let stream: StreamName
    let number: Int64
    let created: Position
    private var thing: FoldedThing
    private var clocks: Clocks?
    /// By the places of the read models.
    private var open: [[OpenRow]]
    /// The read models that are stuck at an event of this stream.
    private(set) var parked: Set<Int>

    /// nil for a stream of no aggregate.
    init?(stream: StreamName, number: Int64, created: Position, models: Int) {
        guard let thing = FoldedThing(category: stream.category) else { return nil }
        self.stream = stream
        self.number = number
        self.created = created
        self.thing = thing
        parked = []
        open = Array(repeating: [], count: models)
    }

    /// Takes a read model no further in this stream.
    mutating func park(_ model: Int) {
        parked.insert(model)
    }

    /// Folds the next event and says which rows end with it and which begin.
    ///
    /// A read model whose rows can't be made of it is parked and comes no further in this stream; the error says why. An
    /// event that can't be read parks all of them.
    mutating func apply(_ event: RecordedEvent, to models: [any ReadModel], changes: (RowChange) -> Void) {
        let category = String(stream.category)
        let concerned = models.indices.filter { models[$0].categories.contains(category) && !parked.contains($0) }
        guard !concerned.isEmpty else { return }
        let moment: Moment?
        do {
            moment = try fold(event)
        } catch {
            for model in concerned { park(model, at: event, error, changes) }
            return
        }
        guard let moment else { return }
        for model in concerned {
            do {
                replace(model, with: try models[model].rows(of: moment), at: event.position, changes)
            } catch {
                park(model, at: event, error, changes)
            }
        }
    }

    private mutating func fold(_ event: RecordedEvent) throws -> Moment? {
        try thing.evolve(with: event)
        guard let standing = thing.standing else { return nil }
        if clocks == nil { clocks = Clocks(event.recordedAt, standing.progress) }
        clocks?.advance(to: event.recordedAt, standing.progress)
        guard let clocks else { return nil }
        return Moment(
            stream: stream,
            number: number,
            standing: standing,
            created: created,
            position: event.position,
            revision: event.revision,
            type: event.type,
            clocks: clocks
        )
    }

    private mutating func park(
        _ model: Int,
        at event: RecordedEvent,
        _ error: any Error,
        _ changes: (RowChange) -> Void
    ) {
        parked.insert(model)
        changes(.park(model: model, stream: stream, at: event.position, error: "\(error)"))
    }

    private mutating func replace(
        _ model: Int,
        with rows: [ReadRow],
        at position: Position,
        _ changes: (RowChange) -> Void
    ) {
        var rest = open[model]
        open[model].removeAll(keepingCapacity: true)
        for row in rows {
            if let place = rest.firstIndex(where: { $0.row.table == row.table && $0.row.part == row.part }) {
                let before = rest.remove(at: place)
                if before.row == row {
                    open[model].append(before)
                    continue
                }
                changes(.end(model: model, created: created, before, at: position))
            }
            let next = OpenRow(from: position, row: row)
            changes(.begin(model: model, created: created, next))
            if !row.isEntry { open[model].append(next) }
        }
        for gone in rest { changes(.end(model: model, created: created, gone, at: position)) }
    }
}

/// What an event does to the rows of a read model, which is named by its place.
enum RowChange {
    case begin(model: Int, created: Position, StreamFold.OpenRow)
    case end(model: Int, created: Position, StreamFold.OpenRow, at: Position)
    case park(model: Int, stream: StreamName, at: Position, error: String)
}
