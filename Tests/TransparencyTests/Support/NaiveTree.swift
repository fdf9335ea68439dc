import EventSourcing
import Synchronization
import Transparency

/// RFC 6962 §2.1 word for word, by recursion over ranges of leaves: what the module is held against.
final class NaiveTree: TileReader {
    /// With as many leaves as the largest tree of the vectors.
    static let ofTheVectors = NaiveTree(count: 70_000)

    let leaves: [Digest]
    private let known = Mutex<[Range<Int>: Digest]>([:])
    private let tilesRead = Mutex<[TileCoordinate]>([])

    init(leaves: [Digest]) {
        self.leaves = leaves
    }

    /// Of the leaves "leaf 0", "leaf 1" and so on.
    convenience init(count: Int) {
        self.init(leaves: (0..<count).map { Digest(hashing: [0] + Array("leaf \($0)".utf8)) })
    }

    func root(_ size: Int) -> Digest { hash(0..<size) }

    /// MTH.
    func hash(_ range: Range<Int>) -> Digest {
        guard range.count > 1 else { return range.isEmpty ? Digest(hashing: []) : leaves[range.lowerBound] }
        if let hash = known.withLock({ $0[range] }) { return hash }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (hash(range.lowerBound..<middle), hash(middle..<range.upperBound))
        let hash = Digest(hashing: [1] + left.bytes + right.bytes)
        known.withLock { $0[range] = hash }
        return hash
    }

    /// The largest power of two below the count.
    private func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    /// PATH(m, D[n]).
    func path(_ index: Int, in range: Range<Int>) -> [Digest] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return left.contains(index) ? path(index, in: left) + [hash(right)] : path(index, in: right) + [hash(left)]
    }

    /// SUBPROOF(m, D[n], b), the ranges within the whole.
    func proof(_ old: Int, in range: Range<Int>, isKnown: Bool = true) -> [Digest] {
        guard old < range.upperBound else { return isKnown ? [] : [hash(range)] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return old <= middle
            ? proof(old, in: left, isKnown: isKnown) + [hash(right)]
            : proof(old, in: right, isKnown: false) + [hash(left)]
    }

    /// MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l]), as tlog-tiles has it.
    func hashes(of tile: TileCoordinate) async throws -> [Digest] {
        tilesRead.withLock { $0.append(tile) }
        return content(of: tile)
    }

    func content(of tile: TileCoordinate) -> [Digest] {
        let span = (0..<tile.level).reduce(1) { power, _ in power * 256 }
        return (0..<tile.width).map { offset in
            let start = (Int(tile.index) * 256 + offset) * span
            return hash(start..<start + span)
        }
    }

    /// Which tiles were asked for since the last time.
    func takeTilesRead() -> [TileCoordinate] {
        tilesRead.withLock { tiles in
            defer { tiles = [] }
            return tiles
        }
    }
}
