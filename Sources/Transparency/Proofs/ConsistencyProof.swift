package import EventSourcing

/// Shows that the tree of one size begins the tree of another: nothing was altered, removed or put in between (RFC 6962
/// §2.1.2, RFC 9162 §2.1.4).
package struct ConsistencyProof: Sendable, Hashable {
    /// The earlier tree's number of leaves, 1 at least: every tree begins with the empty one.
    package let oldSize: Int64
    /// The later tree's number of leaves.
    package let newSize: Int64
    /// In the order of RFC 6962.
    package let hashes: [Digest]

    /// A proof as somebody handed it over: nothing is checked yet.
    package init(oldSize: Int64, newSize: Int64, hashes: [Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes the proof from a handful of tiles of the later tree.
    /// - Throws: `ProofFault.sizes`, `TileFault` where a tile is too short, and whatever the reader throws.
    package init(oldSize: Int64, newSize: Int64, reading tiles: some TileReader) async throws {
        guard oldSize >= 1, oldSize <= newSize else { throw ProofFault.sizes }
        var nodes = NodeReader(tiles: tiles, size: newSize)
        var hashes: [Digest] = []
        for subtree in Subtree.proof(from: oldSize, to: newSize) {
            hashes.append(try await nodes.hash(of: subtree))
        }
        self.init(oldSize: oldSize, newSize: newSize, hashes: hashes)
    }

    /// Follows the proof (RFC 9162 §2.1.4.2; between trees of one size it is empty and the roots are equal).
    /// - Throws: `ProofFault`, the first thing that is wrong.
    package func verify(oldRoot: Digest, newRoot: Digest) throws(ProofFault) {
        guard oldSize >= 1, oldSize <= newSize else { throw .sizes }
        guard oldSize < newSize else {
            guard hashes.isEmpty else { throw .length }
            guard oldRoot == newRoot else { throw .root }
            return
        }
        // The old tree is a complete subtree of the new one where its size is a power of two: its root needs no telling.
        let path = oldSize.nonzeroBitCount == 1 ? [oldRoot] + hashes : hashes
        let roots = try Self.roots(of: path, walk: ProofWalk(index: oldSize - 1, lastIndex: newSize - 1))
        guard roots.old == oldRoot else { throw .oldRoot }
        guard roots.new == newRoot else { throw .root }
    }

    private static func roots(of path: [Digest], walk: ProofWalk) throws(ProofFault) -> (old: Digest, new: Digest) {
        guard let first = path.first else { throw .length }
        var walk = walk
        walk.skipRightChildren()
        var (old, new) = (first, first)
        for hash in path.dropFirst() {
            switch try walk.step() {
            case .left:
                old = Digest(left: hash, right: old)
                new = Digest(left: hash, right: new)
            case .right:
                new = Digest(left: new, right: hash)
            }
        }
        guard walk.isDone else { throw .length }
        return (old, new)
    }
}
