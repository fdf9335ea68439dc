import EventSourcing
import Testing
import Transparency

@Suite struct TileTests {
    /// The hashes of each level of tiles over the leaves "leaf 0", "leaf 1" and so on, as a frontier completes them.
    private func levels(ofSize size: Int) -> [[Digest]] {
        var frontier = Frontier()
        var levels: [[Digest]] = []
        while frontier.size < Int64(size) {
            frontier.append(Digest(leafOf: Array("leaf \(frontier.size)".utf8))) { node, hash in
                guard node.level.isMultiple(of: TileCoordinate.height) else { return }
                let level = node.level / TileCoordinate.height
                if levels.count == level { levels.append([]) }
                levels[level].append(hash)
            }
        }
        return levels
    }

    private func content(of tile: TileCoordinate, in levels: [[Digest]]) -> [Digest] {
        Array(levels[tile.level].dropFirst(Int(tile.index) * TileCoordinate.fullWidth).prefix(tile.width))
    }

    @Test func tilesAndTheirContentsAreThoseOfTheVectors() throws {
        let vectors = try Vectors.load().tiles.bySize
        let sizes = vectors.keys.compactMap(Int.init).sorted()
        #expect(sizes.count == 10)
        let levels = levels(ofSize: try #require(sizes.last))
        for size in sizes {
            let vector = try #require(vectors["\(size)"])
            let tiles = TileCoordinate.tiles(to: Int64(size))
            #expect(tiles.count == vector.tileCount)
            let byPath = Dictionary(uniqueKeysWithValues: tiles.map { ("\(TilePath.hashes($0))", $0) })
            for (path, digest) in vector.tilesSha256 {
                let bytes = content(of: try #require(byPath[path]), in: levels).flatMap(\.bytes)
                #expect(Digest(hashing: bytes) == digest, "\(path) of \(size)")
                #expect(bytes.count == vector.tileBytes[path])
            }
        }
    }

    @Test func everyTileIsAsTheSpecificationDefinesIt() throws {
        let tree = NaiveTree(count: 1_000)
        let levels = levels(ofSize: 1_000)
        for tile in TileCoordinate.tiles(to: 1_000) { #expect(content(of: tile, in: levels) == tree.content(of: tile)) }
    }

    @Test func whatIsNewBetweenTwoSizesHasEveryNewHash() throws {
        var generator = Generator(for: #function)
        for _ in 0..<60 {
            let sizes = [
                Int64.random(in: 0...1_500, using: &generator), Int64.random(in: 1...1_500, using: &generator),
            ]
            let (old, new) = (try #require(sizes.min()), try #require(sizes.max()))
            let tiles = TileCoordinate.tiles(from: old, to: new)
            #expect(Set(tiles).count == tiles.count)
            #expect(Set(tiles) == Set(TileCoordinate.tiles(to: new)).subtracting(TileCoordinate.tiles(to: old)))
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
