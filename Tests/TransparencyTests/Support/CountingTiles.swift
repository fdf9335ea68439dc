import EventSourcing
import Synchronization
import Transparency

/// Counts how many tiles are read.
final class CountingTiles<Tiles: TileReader>: TileReader {
    private let tiles: Tiles
    private let count = Mutex(0)

    init(_ tiles: Tiles) {
        self.tiles = tiles
    }

    func hashes(of tile: TileCoordinate) async throws -> [Digest] {
        count.withLock { $0 += 1 }
        return try await tiles.hashes(of: tile)
    }

    /// Since the last time.
    func takeCount() -> Int {
        count.withLock { count in
            defer { count = 0 }
            return count
        }
    }
}
