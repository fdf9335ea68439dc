import EventSourcing
import EventStore
import Foundation
import Postgres

/// The read models of one generation on their way through the log: what one reader has folded, for all of them.
///
/// What is in memory is a cache of what the log says: whenever a write fails it is dropped and folded again.
final class ProjectionRun {
    /// So many streams are kept as they were folded, at least; others are folded again when they go on.
    private static let cachedStreams = 4_000

    let models: [any ReadModel]
    let generation: Generation
    private(set) var positions: [Position]
    private let store: EventStore
    private let writer: ProjectionWriter
    private var young: [StreamName: StreamFold] = [:]
    private var old: [StreamName: StreamFold] = [:]
    private var parked: [StreamName: [Int: Position]] = [:]

    init(_ models: [any ReadModel], generation: Generation, store: EventStore, pool: Pool, schema: String) {
        (self.models, self.generation, self.store) = (models, generation, store)
        positions = models.map { _ in 0 }
        writer = ProjectionWriter(pool: pool, schema: schema, models: models, generation: generation)
    }

    /// Where the one that is farthest behind stands: the log is read from here.
    var position: Position { positions.min() ?? 0 }

    /// Takes up where the checkpoints stand, and forgets what was folded.
    func sync() async throws {
        let (pool, schema, generation, models) = (writer.pool, writer.schema, generation, models)
        (positions, parked) = try await pool.withSession { session in
            let checkpoints = try Checkpoint.all(in: schema, session).filter { $0.generation == generation }
            let positions = try models.map { model in
                guard let checkpoint = checkpoints.first(where: { $0.projection == model.name }) else {
                    throw ProjectionError.mismatch(projection: model.name, version: nil, expected: model.version)
                }
                return checkpoint.position
            }
            var parked: [StreamName: [Int: Position]] = [:]
            for stream in try ParkedStream.all(in: schema, session) where stream.generation == generation {
                guard let model = models.firstIndex(where: { $0.name == stream.projection }) else { continue }
                parked[stream.stream, default: [:]][model] = stream.position
            }
            return (positions, parked)
        }
        await drop()
    }

    private func drop() async {
        (young, old) = ([:], [:])
        await writer.forget()
    }

    /// Takes the read models through the log to a position, or to the log's end when it gets there. A part is folded while
    /// the one before it is written.
    ///
    /// - Throws: `ProjectionError` where another process moves the same checkpoints; what reading and writing throws. What
    ///   was written stands.
    func advance(through: Position, batchSize: Int, progress: (Position) -> Void = { _ in }) async throws {
        var writing: Task<Void, any Error>?
        do {
            for try await page in store.pages(after: position, through: through, limit: batchSize) {
                let expected = positions
                let (batch, remade) = try await fold(page.events)
                try await writing?.value
                progress(batch.after)
                writing = Task { [writer] in try await writer.write(batch, expecting: expected, remaking: remade) }
            }
            try await writing?.value
        } catch {
            writing?.cancel()
            _ = await writing?.result
            await drop()
            throw error
        }
    }

    /// Takes the read models through the events that follow theirs.
    ///
    /// - Throws: as `advance`.
    func project(_ events: [RecordedEvent]) async throws {
        let events = Array(events.drop { $0.position <= position })
        guard !events.isEmpty else { return }
        do {
            let expected = positions
            let (batch, remade) = try await fold(events)
            try await writer.write(batch, expecting: expected, remaking: remade)
        } catch {
            await drop()
            throw error
        }
    }

    /// Makes the rows of streams anew from their first events, up to where the read models stand.
    ///
    /// - Returns: Those that are stuck again.
    func remake(_ streams: [StreamName], of models: Set<Int>) async throws -> Set<StreamName> {
        var remade: [Remade] = []
        for stream in streams {
            let through = models.map { positions[$0] }.max() ?? position
            guard let made = try await make(stream, of: models, through: through) else { continue }
            remade.append(made)
        }
        try await writer.remake(remade, at: positions)
        await drop()
        return Set(remade.filter { !$0.batch.parkings.isEmpty }.map(\.stream))
    }

    private func fold(_ events: [RecordedEvent]) async throws -> (Batch, [Remade]) {
        try await prepare(events)
        var batch = Batch(after: position, positions: positions)
        var redacted: Set<StreamName> = []
        for event in events {
            batch.pass(event)
            if let stream = try await redactedStream(event) { redacted.insert(stream) }
            guard var stream = taken(event.stream) else { continue }
            stream.apply(event, to: models) { batch.add($0) }
            young[event.stream] = stream
        }
        for parking in batch.parkings { parked[parking.stream, default: [:]][parking.model] = parking.position }
        let concerned = Set(models.indices.filter { positions[$0] < batch.through })
        var remade: [Remade] = []
        for stream in redacted {
            if let made = try await make(stream, of: concerned, through: batch.through) { remade.append(made) }
        }
        positions = positions.map { max($0, batch.through) }
        return (batch, remade)
    }

    /// Whose record a redaction took away.
    private func redactedStream(_ event: RecordedEvent) async throws -> StreamName? {
        guard event.type == "event.redacted", event.record != nil else { return nil }
        guard let position = event.redactionSubject, (1..<event.position).contains(position) else { return nil }
        return try await store.read(after: position - 1, through: position, limit: 1).events.first?.stream
    }

    private func taken(_ name: StreamName) -> StreamFold? {
        if let stream = young[name] { return stream }
        guard let stream = old.removeValue(forKey: name) else { return nil }
        young[name] = stream
        return stream
    }

    /// Has all the streams of these events at hand, folded up to the first of them.
    private func prepare(_ events: [RecordedEvent]) async throws {
        if young.count >= Self.cachedStreams { (old, young) = (young, [:]) }
        var first: [StreamName: RecordedEvent] = [:]
        for event in events where first[event.stream] == nil && taken(event.stream) == nil {
            guard FoldedThing(category: event.stream.category) != nil else { continue }
            first[event.stream] = event
        }
        guard !first.isEmpty else { return }
        var numbers: [StreamName: Int64] = [:]
        for stream in try await store.streams(named: Array(first.keys)) { numbers[stream.stream] = stream.number }
        let begun = first.values.filter { $0.revision > 0 }.map(\.stream)
        let earlier = Dictionary(grouping: begun.isEmpty ? [] : try await store.load(begun), by: \.stream)
        for (name, event) in first {
            let before = (earlier[name] ?? []).filter { $0.position < event.position }
            let created = before.first?.position ?? event.position
            guard
                var stream = StreamFold(
                    stream: name,
                    number: numbers[name] ?? 0,
                    created: created,
                    models: models.count
                )
            else { continue }
            for event in before { fold(event, into: &stream) { _ in } }
            young[name] = stream
        }
    }

    /// Folds what was folded before: a read model that is stuck in the stream stays stuck where it was.
    private func fold(_ event: RecordedEvent, into stream: inout StreamFold, _ changes: (RowChange) -> Void) {
        for (model, position) in parked[stream.stream] ?? [:] where position <= event.position { stream.park(model) }
        stream.apply(event, to: models, changes: changes)
    }

    /// All rows of a stream, from its first event through a position; nil where no read model is made of it.
    private func make(
        _ name: StreamName,
        of concerned: Set<Int>,
        through: Position
    ) async throws -> Remade? {
        let events = try await store.load(name).filter { $0.position <= through }
        let number = try await store.streams(named: [name]).first?.number ?? 0
        guard let created = events.first?.position,
            var stream = StreamFold(stream: name, number: number, created: created, models: models.count)
        else { return nil }
        var batch = Batch(after: 0, positions: models.map { _ in 0 })
        for event in events {
            batch.pass(event)
            stream.apply(event, to: models) { batch.add($0) }
        }
        parked[name] = nil
        for parking in batch.parkings { parked[name, default: [:]][parking.model] = parking.position }
        young[name] = stream
        old[name] = nil
        return Remade(stream: name, created: created, models: concerned, batch: batch)
    }
}
