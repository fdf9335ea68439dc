package import EventSourcing

/// Shows that a leaf is in a tree (RFC 6962 §2.1.1, RFC 9162 §2.1.3). It doesn't show the tree's size: size and root are
/// taken together from one signed checkpoint.
package struct InclusionProof: Sendable, Hashable {
    /// Of the leaf, from 0.
    package let index: Int64
    /// How many leaves the tree has.
    package let size: Int64
    /// From the leaf's sibling to the root's child.
    package let hashes: [Digest]

    /// A proof as somebody handed it over: nothing is checked yet.
    package init(index: Int64, size: Int64, hashes: [Digest]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes the proof from a handful of tiles.
    /// - Throws: `ProofFault.index`, `TileFault` where a tile is too short, and whatever the reader throws.
    package init(index: Int64, size: Int64, reading tiles: some TileReader) async throws {
        var nodes = NodeReader(tiles: tiles, size: size)
        try await self.init(index: index, size: size, from: &nodes)
    }

    /// Makes the proofs of several leaves, and reads no tile twice.
    /// - Throws: as of one.
    package static func proofs(
        of indices: [Int64],
        size: Int64,
        reading tiles: some TileReader
    ) async throws -> [InclusionProof] {
        var nodes = NodeReader(tiles: tiles, size: size)
        var proofs: [InclusionProof] = []
        for index in indices { proofs.append(try await InclusionProof(index: index, size: size, from: &nodes)) }
        return proofs
    }

    private init(index: Int64, size: Int64, from nodes: inout NodeReader<some TileReader>) async throws {
        guard index >= 0, index < size else { throw ProofFault.index }
        var hashes: [Digest] = []
        for subtree in Subtree.path(toLeaf: index, ofTree: size) {
            hashes.append(try await nodes.hash(of: subtree))
        }
        self.init(index: index, size: size, hashes: hashes)
    }

    /// Follows the proof (RFC 9162 §2.1.3.2).
    /// - Parameters:
    ///   - leaf: The leaf's hash.
    ///   - root: The root of the tree, from the checkpoint that also gave its size.
    /// - Throws: `ProofFault`, the first thing that is wrong.
    package func verify(leaf: Digest, root: Digest) throws(ProofFault) {
        guard index >= 0, index < size else { throw .index }
        var walk = ProofWalk(index: index, lastIndex: size - 1)
        var hash = leaf
        for sibling in hashes {
            switch try walk.step() {
            case .left: hash = Digest(left: sibling, right: hash)
            case .right: hash = Digest(left: hash, right: sibling)
            }
        }
        guard walk.isDone else { throw .length }
        guard hash == root else { throw .root }
    }
}
