import EventSourcing
import Testing
import Transparency

@Suite struct TileTests {
    /// The tiles of the leaves "leaf 0", "leaf 1" and so on, taken at each of the sizes.
    private func collect(_ sizes: [Int]) -> [Int: [Tile]] {
        var (frontier, collector) = (Frontier(), TileCollector())
        var tiles: [Int: [Tile]] = [:]
        for size in sizes {
            while frontier.size < Int64(size) {
                frontier.append(Digest(leafOf: Array("leaf \(frontier.size)".utf8))) { collector.add($0, $1) }
            }
            tiles[size] = collector.takeTiles()
        }
        return tiles
    }

    @Test func tilesAndTheirContentsAreThoseOfTheVectors() throws {
        let vectors = try Vectors.load().tiles.bySize
        let sizes = vectors.keys.compactMap(Int.init).sorted()
        #expect(sizes.count == 10)
        let collected = collect(sizes)
        var stored: [String: Tile] = [:]
        for size in sizes {
            for tile in try #require(collected[size]) { stored["\(TilePath.hashes(tile.coordinate))"] = tile }
            let vector = try #require(vectors["\(size)"])
            let coordinates = TileCoordinate.tiles(to: Int64(size))
            #expect(coordinates.count == vector.tileCount)
            let paths = Set(coordinates.map { "\(TilePath.hashes($0))" })
            for (path, digest) in vector.tilesSha256 {
                #expect(paths.contains(path))
                let bytes = try #require(stored[path]).bytes
                #expect(Digest(hashing: bytes) == digest, "\(path) of \(size)")
                #expect(bytes.count == vector.tileBytes[path])
            }
        }
    }

    @Test func everyTileIsAsTheSpecificationDefinesIt() throws {
        let tree = NaiveTree(count: 1_000)
        let tiles = collect([1_000])[1_000]
        for tile in try #require(tiles) { #expect(tile.hashes == tree.content(of: tile.coordinate)) }
    }

    @Test func whatIsCollectedBetweenTwoSizesIsWhatIsNewBetweenThem() throws {
        var generator = Generator(for: #function)
        let sizes = Set((0..<60).map { _ in Int.random(in: 1...1_500, using: &generator) }).sorted()
        let collected = collect(sizes)
        for (old, new) in zip([0] + sizes, sizes) {
            let tiles = try #require(collected[new])
            #expect(Set(tiles.map(\.coordinate)) == Set(TileCoordinate.tiles(from: Int64(old), to: Int64(new))))
            #expect(Set(tiles.map(\.coordinate)).count == tiles.count)
        }
    }

    @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 700])
    func aCollectorGoesOnWhereTheTreeWasLeft(_ size: Int) async throws {
        let tree = NaiveTree(count: 1_100)
        var frontier = Frontier()
        frontier.append(contentsOf: tree.leaves[..<size])
        var collector = try await TileCollector(continuing: frontier, reading: tree)
        #expect(collector.takeTiles().isEmpty)
        frontier.append(contentsOf: tree.leaves[size...]) { collector.add($0, $1) }
        let tiles = collector.takeTiles()
        #expect(Set(tiles.map(\.coordinate)) == Set(TileCoordinate.tiles(from: Int64(size), to: 1_100)))
        for tile in tiles { #expect(tile.hashes == tree.content(of: tile.coordinate)) }
    }

    @Test func theTilesOfAnotherTreeAreNotContinued() async throws {
        let tree = NaiveTree(count: 300)
        var frontier = Frontier()
        frontier.append(contentsOf: tree.leaves.map { $0.flipped() })
        await #expect(throws: CollectorFault.otherTree) {
            try await TileCollector(continuing: frontier, reading: tree)
        }
    }

    @Test func theFrontierOfStoredTilesIsTheTrees() async throws {
        let tree = NaiveTree(count: 900)
        for size in [0, 1, 2, 255, 256, 511, 512, 513, 899, 900] {
            var frontier = Frontier()
            frontier.append(contentsOf: tree.leaves[..<size])
            #expect(try await tree.frontier(ofSize: Int64(size)) == frontier)
        }
    }

    @Test func aTileThatIsTooShortIsNamed() async throws {
        struct ShortTiles: TileReader {
            func hashes(of tile: TileCoordinate) async throws -> [Digest] { [.emptyRoot] }
        }
        let tile = try #require(TileCoordinate(level: 0, index: 0, width: 200))
        await #expect(throws: TileFault(coordinate: tile)) {
            try await InclusionProof(index: 0, size: 200, reading: ShortTiles())
        }
        #expect(TileFault(coordinate: tile).description == "tile/0/000.p/200 is not of 200 hashes of 32 bytes")
    }

    @Test func theBytesOfATileMakeItAgain() throws {
        let tile = try #require(collect([300])[300]?.last { $0.coordinate.level == 0 })
        #expect(tile.bytes.count == 44 * 32)
        #expect(try Tile(tile.coordinate, parsing: tile.bytes) == tile)
        #expect(throws: TileFault(coordinate: tile.coordinate)) {
            try Tile(tile.coordinate, parsing: tile.bytes.dropLast())
        }
        #expect(throws: TileFault(coordinate: tile.coordinate)) {
            try Tile(tile.coordinate, parsing: tile.bytes + [0])
        }
    }

    @Test func aTreeHasTheTilesThatItHadWhenItWasSmaller() throws {
        let within: [(Int, Int64, Int)] = [(0, 0, 256), (0, 1, 44), (0, 1, 43), (1, 0, 1)]
        for (level, index, width) in within {
            #expect(try #require(TileCoordinate(level: level, index: index, width: width)).isWithin(treeOfSize: 300))
        }
        let beyond: [(Int, Int64, Int)] = [(0, 1, 45), (0, 1, 256), (0, 2, 1), (1, 0, 2), (2, 0, 1), (63, 0, 1)]
        for (level, index, width) in beyond {
            #expect(try !#require(TileCoordinate(level: level, index: index, width: width)).isWithin(treeOfSize: 300))
        }
    }

    @Test(arguments: [(-1, 0, 1), (64, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257)] as [(Int, Int64, Int)])
    func aCoordinateIsWithinTheFormat(_ level: Int, _ index: Int64, _ width: Int) {
        #expect(TileCoordinate(level: level, index: index, width: width) == nil)
    }
}
