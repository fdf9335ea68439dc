import EventSourcing
import EventStore
import Transparency

/// A part of the log, computed and compared by itself.
struct CheckedPart: Sendable {
    /// By position, from the first on: the leaf as computed, and as published.
    private(set) var leaves: [(computed: Digest?, published: Digest?)] = []
    private(set) var faults: [LogFault]
    /// What each event that is there says of its stream; the stream by its hash.
    private(set) var revisions: [(position: Position, stream: Int, revision: Revision)] = []

    /// The rows come with the one before the part's first, where there is one; the hashes of level 0 by their places.
    init(
        rows: [StoredEvent],
        unreadable: [LogFault],
        after: Position,
        through last: Position,
        tiles: [Int64: [UInt8]],
        now: Instant
    ) {
        faults = unreadable
        var rows = rows[...]
        var before: Instant?
        if let first = rows.first, first.event.position <= after { before = rows.removeFirst().event.recordedAt }
        let unreadable = Set(unreadable.compactMap(\.position))
        var check = RecordCheck(after: after, recordedAt: before)
        for position in after + 1...last {
            var leaf: Digest?
            if rows.first?.event.position == position, let row = rows.popFirst() {
                leaf = check.leaf(of: row, now: now) { faults.append($0) }
                revisions.append((position, row.event.stream.hashValue, row.event.revision))
            } else {
                if !unreadable.contains(position) {
                    faults.append(.event(.missing, at: position, "the event is missing"))
                }
                check.pass(position)
            }
            leaves.append((leaf, Self.hash(at: position - 1, in: tiles)))
        }
    }

    private static func hash(at index: Int64, in tiles: [Int64: [UInt8]]) -> Digest? {
        let offset = Int(index % Tiles.width) * 32
        guard let hashes = tiles[index / Tiles.width], hashes.count >= offset + 32 else { return nil }
        return Digest(bytes: hashes[offset..<offset + 32])
    }
}
