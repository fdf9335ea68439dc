/// A tile hasn't the hashes that its coordinate says.
package struct TileFault: Error, Sendable, Equatable {
    /// Which tile was asked for.
    package let coordinate: TileCoordinate

    /// For readers that find a tile too short.
    package init(coordinate: TileCoordinate) {
        self.coordinate = coordinate
    }
}

extension TileFault: CustomStringConvertible {
    package var description: String {
        "\(TilePath.hashes(coordinate)) is not of \(coordinate.width) hashes of 32 bytes"
    }
}
