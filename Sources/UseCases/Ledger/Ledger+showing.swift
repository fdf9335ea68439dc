package import EventSourcing
import EventStore
package import Lessons

extension Ledger {
    /// So many things are read at a time.
    private static let pageSize = 500

    /// A thing at a glance, whoever looks: what a command was about is told to whoever gave it, even where they may not read
    /// it any more.
    ///
    /// - Throws: `LedgerError.absent`, `.redacted`; `EventCodecError`; `PostgresError`.
    package func thing(_ stream: StreamName) async throws -> Thing {
        guard let sort = Aggregates.named(stream.category) else { throw LedgerError.absent(stream) }
        return try await thing(stream, as: sort)
    }

    /// What a command was about, as the command left it, also where it is sent again years later.
    ///
    /// - Throws: as `thing`.
    package func thing(of outcome: Outcome) async throws -> Thing {
        if let thing = outcome.thing, !outcome.isRepeat { return thing }
        guard let sort = Aggregates.named(outcome.subject.category) else {
            throw LedgerError.absent(outcome.subject)
        }
        return switch (outcome.unchangedAt, outcome.positions?.upperBound) {
        case (let revision?, _): try await thing(outcome.subject, as: sort) { $0.revision <= revision }
        case (nil, let last?) where outcome.isRepeat: try await thing(outcome.subject, as: sort) { $0.position <= last }
        default: try await thing(outcome.subject, as: sort)
        }
    }

    /// As it stood after the events that count; now, where nothing says which.
    private func thing<Subject: Aggregate>(
        _ stream: StreamName,
        as subject: Subject.Type,
        counting isCounted: ((RecordedEvent) -> Bool)? = nil
    ) async throws -> Thing {
        let current: Current<Subject>
        if let isCounted {
            current = try await store.load(stream).filter(isCounted).reduce(into: Current()) { try $0.fold($1) }
        } else {
            current = try await states.load(subject, from: stream)
        }
        guard let found = try await store.streams(named: [stream]).first,
            let thing = Thing(found, current.state, as: subject, at: current.revision)
        else { throw LedgerError.absent(stream) }
        return thing
    }

    /// A thing as it stood at a position of the log, with everything that had happened to it.
    ///
    /// - Throws: as `thing`; `LedgerError.redacted` where nothing tells any more what it was.
    package func dossier<Subject: Aggregate>(
        _ stream: StreamName,
        as subject: Subject.Type = Subject.self,
        asOf position: Position = .max
    ) async throws -> Dossier<Subject> {
        guard let found = try await store.streams(named: [stream]).first else { throw LedgerError.absent(stream) }
        let history = try await history(of: stream, as: subject, asOf: position)
        guard let revision = history.last?.recorded.revision else { throw LedgerError.absent(stream) }
        let state = subject.fold(history.compactMap(\.event))
        guard let thing = Thing(found, state, as: subject, at: revision) else { throw LedgerError.redacted(stream) }
        return Dossier(thing: thing, state: state, history: history)
    }

    /// The thing of a sort that people call so, as `dossier` has it.
    ///
    /// - Throws: as `resolve` and `dossier`.
    package func dossier<Subject: Aggregate>(
        of reference: Reference,
        as subject: Subject.Type = Subject.self,
        asOf position: Position = .max
    ) async throws -> Dossier<Subject> {
        let candidates = try await candidates(for: reference)
        guard candidates.count == 1, let found = candidates.first, found.stream.category == subject.category else {
            return try await dossier(try await resolve(reference, among: [subject]).stream, asOf: position)
        }
        let history = try await history(of: found.stream, as: subject, asOf: position)
        guard let revision = history.last?.recorded.revision else { throw LedgerError.unknown(reference) }
        let state = subject.fold(history.compactMap(\.event))
        guard let thing = Thing(found, state, as: subject, at: revision) else {
            throw LedgerError.redacted(found.stream)
        }
        return Dossier(thing: thing, state: state, history: history)
    }

    /// Everything that happened to a thing up to a position of the log, in order; empty where there was no such thing, or
    /// there is none that may be read now. Who opens what is strictly confidential is recorded.
    ///
    /// - Throws: `AppendError` where that can't be; `EventCodecError`; `RecordFault`; `PostgresError`.
    package func history<Subject: Aggregate>(
        of stream: StreamName,
        as subject: Subject.Type,
        asOf position: Position = .max
    ) async throws -> [HistoryEntry<Subject>] {
        let history = try await store.load(stream).map { try HistoryEntry<Subject>($0) }
        if !viewer.isUnlimited {
            guard let now = Subject.headline(of: Subject.fold(history.compactMap(\.event))), viewer.maySee(stream, now),
                try await readable(among: Set(now.standsOn)).count == Set(now.standsOn).count
            else { return [] }
            if now.sensitivity == .strictlyConfidential { try await recordOpening(of: stream) }
        }
        return history.filter { $0.recorded.position <= position }
    }

    /// The things of a sort behind a number, some 500 of them, in order of their numbers, but for what is strictly
    /// confidential, which is opened one by one; those whose first record was redacted are passed over.
    ///
    /// - Returns: them, and the number behind which there are more; nil at the end.
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func page<Subject: Aggregate>(
        of subject: Subject.Type,
        after number: Int64
    ) async throws -> (things: [Dossier<Subject>], next: Int64?) {
        let streams = try await store.streams(in: subject.category, after: number, limit: Self.pageSize)
        let events = Dictionary(grouping: try await store.load(streams.map(\.stream)), by: \.stream)
        let things: [Dossier<Subject>] = try streams.compactMap { stream in
            let history = try (events[stream.stream] ?? []).map { try HistoryEntry<Subject>($0) }
            let state = subject.fold(history.compactMap(\.event))
            guard let thing = Thing(stream, state, as: subject), viewer.mayExport(stream.stream, thing.headline)
            else { return nil }
            return Dossier(thing: thing, state: state, history: history)
        }
        let facts = Set(things.flatMap(\.thing.headline.standsOn))
        let open = try await exportable(among: facts)
        return (
            things.filter { open.isSuperset(of: $0.thing.headline.standsOn) },
            streams.count == Self.pageSize ? streams.last?.number : nil
        )
    }

    /// What people call the things whose ids stand in these texts, by the ids.
    ///
    /// - Throws: `PostgresError`.
    package func references(in texts: [String]) async throws -> [String: Reference] {
        try await references(of: Set(texts.flatMap(\.uuids)))
    }

    /// What people call the things with these ids, by the ids.
    ///
    /// - Throws: `PostgresError`.
    package func references(of ids: Set<String>) async throws -> [String: Reference] {
        guard !ids.isEmpty else { return [:] }
        let names = Aggregates.all.flatMap { sort in ids.map { StreamName(stored: "\(sort.category)/\($0)") } }
        var references: [String: Reference] = [:]
        let found = try await store.streams(named: names)
        let readable = found.isEmpty ? [] : try await readable(among: Set(found.map(\.stream)))
        for stream in found where readable.contains(stream.stream) { references[stream.stream.id] = Reference(stream) }
        return references
    }
}

extension StreamName {
    /// What stands behind the category.
    package var id: String { String(rawValue.dropFirst(category.count + 1)) }
}

extension String {
    /// The UUIDs in it, in lower case as records write them. Byte by byte: every record that is shown is looked through.
    package var uuids: [String] {
        var found: [String] = []
        let bytes = Array(utf8)
        var start = 0
        while start + 36 <= bytes.count {
            let end = bytes[start...].firstIndex { !$0.isPartOfUUID } ?? bytes.count
            if end - start == 36, [8, 13, 18, 23].allSatisfy({ bytes[start + $0] == UInt8(ascii: "-") }) {
                let word = bytes[start..<end]
                if word.count(where: { $0 == UInt8(ascii: "-") }) == 4 {
                    found.append(String(decoding: word, as: UTF8.self))
                }
            }
            start = end + 1
        }
        return found
    }
}

extension UInt8 {
    fileprivate var isPartOfUUID: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
