package import EventSourcing

/// Consecutive hashes of one level of the tree, as they are stored and served.
package struct Tile: Sendable, Hashable {
    /// Where it stands in the tree.
    package let coordinate: TileCoordinate
    /// As many as the coordinate's width says.
    package let hashes: [Digest]

    /// The content of the file: the hashes, one after the other.
    package var bytes: [UInt8] { hashes.flatMap(\.bytes) }

    /// Not more than 256 hashes, and one at least.
    init(level: Int, index: Int64, hashes: [Digest]) {
        guard let coordinate = TileCoordinate(level: level, index: index, width: hashes.count) else {
            preconditionFailure("a tile has 1 to 256 hashes")
        }
        self.coordinate = coordinate
        self.hashes = hashes
    }

    /// Reads the content of a tile's file.
    /// - Throws: `TileFault` where it isn't as long as the coordinate says.
    package init(_ coordinate: TileCoordinate, parsing bytes: [UInt8]) throws(TileFault) {
        guard bytes.count == coordinate.width * 32 else { throw TileFault(coordinate: coordinate) }
        self.coordinate = coordinate
        hashes = stride(from: 0, to: bytes.count, by: 32).compactMap { Digest(bytes: bytes[$0..<$0 + 32]) }
    }
}
