/// The way from a leaf to the root, one hash of a proof at a time: what RFC 9162 §2.1.3.2 and §2.1.4.2 call fn and sn.
struct ProofWalk {
    /// On which side of the node the hash stands.
    enum Side {
        case left
        case right
    }

    private var index: Int64
    private var lastIndex: Int64

    init(index: Int64, lastIndex: Int64) {
        self.index = index
        self.lastIndex = lastIndex
    }

    var isDone: Bool { lastIndex == 0 }

    /// Goes up to the next node that has a sibling, and says where that stands.
    /// - Throws: `ProofFault.length` where the root is reached already.
    mutating func step() throws(ProofFault) -> Side {
        guard !isDone else { throw .length }
        let side: Side = !index.isMultiple(of: 2) || index == lastIndex ? .left : .right
        if side == .left { skipMissingSiblings() }
        ascend()
        return side
    }

    /// Goes up while the node is a right child (how a proof of consistency begins).
    mutating func skipRightChildren() {
        while !index.isMultiple(of: 2) { ascend() }
    }

    /// The last node of a level without a sibling is its own parent.
    private mutating func skipMissingSiblings() {
        while index.isMultiple(of: 2), index != 0 { ascend() }
    }

    private mutating func ascend() {
        index >>= 1
        lastIndex >>= 1
    }
}
