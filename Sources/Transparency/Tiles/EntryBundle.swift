package import EventSourcing

/// The entries beneath one tile of leaf hashes, as they are served: each with its length in front, two bytes, big-endian
/// (c2sp.org/tlog-tiles). Ours are of 32 bytes each.
package struct EntryBundle: Sendable, Hashable {
    /// 1 to 256, each of at most 65,535 bytes.
    package let entries: [[UInt8]]

    /// - Throws: `EntryBundleFault` where there are too few or too many entries, or one is too long.
    package init(_ entries: [[UInt8]]) throws(EntryBundleFault) {
        guard (1...TileCoordinate.fullWidth).contains(entries.count) else { throw .count }
        guard entries.allSatisfy({ $0.count <= Int(UInt16.max) }) else { throw .length }
        self.entries = entries
    }

    /// - Throws: `EntryBundleFault` where the bytes are not whole entries, or there are too few or too many of them.
    package init(parsing bytes: [UInt8]) throws(EntryBundleFault) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard entries.count < TileCoordinate.fullWidth else { throw .count }
            guard let low = rest.popFirst() else { throw .truncated }
            let length = Int(high) << 8 | Int(low)
            guard rest.count >= length else { throw .truncated }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        try self.init(entries)
    }

    /// The content of the file.
    package var bytes: [UInt8] {
        entries.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
    }

    /// What stands in the tile of leaf hashes above these entries.
    package var leafHashes: [Digest] { entries.map { Digest(leafOf: $0) } }
}
