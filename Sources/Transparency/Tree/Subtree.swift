/// A range of leaves whose hash stands in proofs: it begins at a multiple of the largest power of two within its length.
struct Subtree {
    let leaves: Range<Int64>

    /// Where the tree over these leaves parts: the largest power of two below their number (RFC 6962 §2.1). There are two
    /// leaves at least.
    var halves: (left: Subtree, right: Subtree) {
        let lastIndex = leaves.upperBound - leaves.lowerBound - 1
        let middle = leaves.lowerBound + Int64(1) << (Int64.bitWidth - 1 - lastIndex.leadingZeroBitCount)
        return (Subtree(leaves: leaves.lowerBound..<middle), Subtree(leaves: middle..<leaves.upperBound))
    }

    /// The complete subtrees that these leaves consist of, from left to right.
    var nodes: [NodeCoordinate] {
        var nodes: [NodeCoordinate] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = Int64.bitWidth - 1 - (leaves.upperBound - start).leadingZeroBitCount
            nodes.append(NodeCoordinate(level: level, index: start >> level))
            start += Int64(1) << level
        }
        return nodes
    }
}

extension Subtree {
    /// Whose hashes prove the leaf's inclusion, from its sibling upwards: PATH of RFC 6962 §2.1.1.
    static func path(toLeaf index: Int64, ofTree size: Int64) -> [Subtree] {
        var path: [Subtree] = []
        var rest = Subtree(leaves: 0..<size)
        while rest.leaves.count > 1 {
            let (left, right) = rest.halves
            let isLeft = index < right.leaves.lowerBound
            path.append(isLeft ? right : left)
            rest = isLeft ? left : right
        }
        return path.reversed()
    }

    /// Whose hashes prove that the tree of one size begins the tree of the other: PROOF of RFC 6962 §2.1.2.
    static func proof(from oldSize: Int64, to newSize: Int64) -> [Subtree] {
        var proof: [Subtree] = []
        var rest = Subtree(leaves: 0..<newSize)
        while rest.leaves.upperBound != oldSize {
            let (left, right) = rest.halves
            let isLeft = oldSize <= right.leaves.lowerBound
            proof.append(isLeft ? right : left)
            rest = isLeft ? left : right
        }
        // Whoever checks the proof has the old root already, and that is the rest wherever it still begins the tree.
        if rest.leaves.lowerBound > 0 { proof.append(rest) }
        return proof.reversed()
    }
}
