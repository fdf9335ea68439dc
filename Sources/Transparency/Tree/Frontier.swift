package import EventSourcing

/// The right edge of a growing tree: the roots of its largest complete subtrees. It takes further leaves and knows the
/// tree's root without the rest of the tree (a compact range from leaf 0).
package struct Frontier: Sendable, Equatable {
    /// How many leaves the tree has.
    package private(set) var size: Int64
    /// The roots of the complete subtrees, from the left and largest to the right and smallest: one for each bit that is
    /// set in the size.
    package private(set) var hashes: [Digest]

    /// Of a tree without leaves.
    package init() {
        size = 0
        hashes = []
    }

    /// Of a tree that was written down.
    /// - Throws: `FrontierFault` where a tree of that size has another number of subtrees.
    package init(size: Int64, hashes: [Digest]) throws(FrontierFault) {
        guard size >= 0 else { throw .size }
        guard hashes.count == size.nonzeroBitCount else {
            throw .count(expected: size.nonzeroBitCount, found: hashes.count)
        }
        self.size = size
        self.hashes = hashes
    }

    /// The tree's root (RFC 6962 §2.1).
    package var root: Digest {
        guard var root = hashes.last else { return .emptyRoot }
        for hash in hashes.dropLast().reversed() {
            root = Digest(left: hash, right: root)
        }
        return root
    }

    /// Adds a leaf.
    /// - Parameters:
    ///   - leaf: Its hash.
    ///   - complete: Is told of each node that the leaf completes, from the leaf itself upwards.
    package mutating func append(_ leaf: Digest, complete: (NodeCoordinate, Digest) -> Void = { _, _ in }) {
        var hash = leaf
        var node = NodeCoordinate(level: 0, index: size)
        complete(node, hash)
        while !node.index.isMultiple(of: 2) {
            hash = Digest(left: hashes.removeLast(), right: hash)
            node = NodeCoordinate(level: node.level + 1, index: node.index >> 1)
            complete(node, hash)
        }
        hashes.append(hash)
        size += 1
    }

    /// Adds leaves, in their order.
    /// - Parameters:
    ///   - leaves: Their hashes.
    ///   - complete: Is told of each node that they complete, children before their parents.
    package mutating func append(
        contentsOf leaves: some Sequence<Digest>,
        complete: (NodeCoordinate, Digest) -> Void = { _, _ in }
    ) {
        for leaf in leaves { append(leaf, complete: complete) }
    }
}
