import Testing
import Transparency

@Suite struct TilePathTests {
    @Test func indicesAreWrittenAsInTheVectors() throws {
        let paths = try Vectors.load().tiles.pathOfIndex
        #expect(paths.count == 9)
        for (index, elements) in paths {
            let index = try #require(Int64(index))
            let coordinate = try #require(TileCoordinate(level: 0, index: index))
            #expect(TilePath.hashes(coordinate).description == "tile/0/\(elements)")
            #expect(TilePath.entries(coordinate).description == "tile/entries/\(elements)")
            #expect(TilePath("tile/0/\(elements)") == .hashes(coordinate))
            #expect(TilePath("tile/entries/\(elements)") == .entries(coordinate))
        }
    }

    @Test func badPathsAreRefused() throws {
        let bad = try Vectors.load().tiles.badPaths
        #expect(bad.count == 18)
        for path in bad { #expect(TilePath(path) == nil, "\(path)") }
    }

    @Test(arguments: [
        "", "tile", "tile/", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile//000", "Tile/0/000",
        "tile/0/000.p",
        "tile/0/000.p/1/", "tile/0/000.p/1/2", "tile/0/000.p/+1", "tile/0/.p/1", "tile/0/x001/x002/", "tile/0/x001/1",
        "tile/0/x9999/000", "tile/0/x000/x001/000", "tile/0/001.p/255.p/1", "tile/+1/000", "tile/0/٠٠٠", "tile/0/000 ",
        "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/entries/0/000", "tile/entries/000.p/256", "tile/1e0/000",
        "tile/0/%30%30%30", "tile/0/000\n", "tile/0/0x0", "tile/0/X001/000",
        "tile/0/x009/x223/x372/x036/x854/x775/808", "tile/18446744073709551616/000",
    ])
    func whatIsNotInTheOneFormIsRefused(_ path: String) {
        #expect(TilePath(path) == nil)
    }

    @Test(arguments: ["tile/63/000", "tile/0/000.p/1", "tile/7/x009/x223/x372/x036/x854/x775/807.p/255"])
    func theEndsOfTheFormAreTaken(_ path: String) {
        #expect(TilePath(path)?.description == path)
    }

    @Test func everyPathReadsAsWhatItWasWrittenFrom() throws {
        var generator = Generator(for: #function)
        for _ in 0..<2_000 {
            let coordinate = try #require(
                TileCoordinate(
                    level: Int.random(in: 0...63, using: &generator),
                    index: Int64.random(in: 0...(.max), using: &generator)
                        >> Int64.random(in: 0..<63, using: &generator),
                    width: Int.random(in: 1...256, using: &generator)
                )
            )
            #expect(TilePath("\(TilePath.hashes(coordinate))") == .hashes(coordinate))
        }
    }

    @Test func aMutatedPathIsRefusedOrInTheOneForm() {
        var generator = Generator(for: #function)
        let paths = ["tile/0/x001/x234/067.p/12", "tile/entries/x001/000", "tile/12/999"].map { Array($0.utf8) }
        for round in 0..<5_000 {
            let path = String(decoding: generator.mutate(paths[round % paths.count]), as: UTF8.self)
            if let parsed = TilePath(path) { #expect(parsed.description == path) }
        }
        for _ in 0..<2_000 {
            let path = "tile/" + String(decoding: generator.bytes(upTo: 20), as: UTF8.self)
            if let parsed = TilePath(path) { #expect(parsed.description == path) }
        }
    }
}
