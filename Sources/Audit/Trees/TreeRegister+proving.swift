package import EventSourcing
import EventStore
import Postgres
package import Transparency

extension TreeRegister: TileReader {
    package func hashes(of tile: TileCoordinate) async throws -> [Digest] {
        let bytes = try await tiles(level: tile.level, places: tile.index..<tile.index + 1)[tile.index] ?? []
        return stride(from: 0, to: bytes.count - bytes.count % 32, by: 32)
            .compactMap { Digest(bytes: bytes[$0..<$0 + 32]) }
    }

    /// That an event is in the newest tree.
    ///
    /// - Throws: `ProofError`; `PostgresError`.
    package func inclusion(
        of position: Position
    ) async throws -> (tree: SignedTree, entry: Digest, proof: InclusionProof) {
        guard let tree = try await newest(), tree.size >= position else { throw ProofError.notSigned(position) }
        guard position > 0, let entry = try await entries(at: [position])[position] else {
            throw ProofError.noEvent(position)
        }
        return (tree, entry, try await InclusionProof(index: position - 1, size: tree.size, reading: self))
    }

    /// That the tree of one size continues that of another.
    ///
    /// - Throws: `ProofError`; `PostgresError`.
    package func consistency(from old: Position, to new: Position) async throws -> ConsistencyProof {
        guard new <= (try await reach().signed) else { throw ProofError.notSigned(new) }
        guard old >= 1, old <= new else { throw ProofError.sizes }
        return try await ConsistencyProof(oldSize: old, newSize: new, reading: self)
    }

    /// What proves the events of one thing without a server; redacted ones by their digests. The reference is what people
    /// call the thing.
    ///
    /// - Throws: `ProofError`; `PostgresError`.
    package func bundle(of events: [RecordedEvent], called reference: String) async throws -> ProofBundle {
        let last = events.map(\.position).max() ?? 0
        guard let tree = try await newest(), tree.size >= last, last > 0 else { throw ProofError.notSigned(last) }
        let entries = try await entries(at: events.map(\.position))
        let indices = events.map { $0.position - 1 }
        let proofs = try await InclusionProof.proofs(of: indices, size: tree.size, reading: self)
        let members = try zip(events, proofs).map { event, proof in
            guard let entry = entries[event.position] else { throw ProofError.noEvent(event.position) }
            return BundledEvent(
                position: event.position,
                revision: event.revision,
                record: event.record,
                entry: entry,
                proof: proof.hashes
            )
        }
        return try ProofBundle(
            reference: reference,
            stream: events[0].stream,
            checkpoint: try SignedCheckpoint(parsing: tree.note.utf8),
            events: members
        )
    }
}

/// Why there is no proof.
package enum ProofError: Error, Sendable, Equatable {
    /// No signed tree reaches so far yet.
    case notSigned(Position)
    case noEvent(Position)
    /// The smaller tree comes first, and has an event at least.
    case sizes
}

extension ProofError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notSigned(let position): "the log isn't signed up to \(position) yet"
        case .noEvent(let position): "there is no event at \(position)"
        case .sizes: "the sizes go from the smaller to the larger, and from 1"
        }
    }
}
