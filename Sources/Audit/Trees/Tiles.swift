import Transparency

/// The measure of what the register keeps.
enum Tiles {
    /// The hashes of a full tile.
    static let width = Int64(TileCoordinate.fullWidth)
}
