import EventSourcing
import Transparency

/// The checkpoints to hold a log against: those that are published with a good signature, and those that are held.
struct PublishedTrees {
    private(set) var roots: [(size: Position, root: Digest, name: String)] = []
    private(set) var faults: [LogFault] = []
    /// The newest with a good signature.
    private(set) var newest: SignedTree?
    private(set) var newestRoot: Digest?
    /// How large the newest published tree is said to be, well signed or not.
    private(set) var tiledSize: Position = 0

    init(held: [HeldCheckpoint]) {
        roots = held.map { ($0.size, $0.checkpoint.root, $0.name) }
    }

    mutating func add(_ tree: SignedTree, verifiedBy verifiers: [VerifierKey]) {
        tiledSize = tree.size
        do {
            let verified = try SignedCheckpoint(tree.note, verifiedBy: verifiers)
            guard verified.checkpoint.size == tree.size else {
                return faults.append(
                    Self.fault(tree, "its row says \(tree.size), and its note \(verified.checkpoint.size)")
                )
            }
            roots.append((tree.size, verified.checkpoint.root, "published"))
            (newest, newestRoot) = (tree, verified.checkpoint.root)
        } catch {
            faults.append(Self.fault(tree, "\(error)"))
        }
    }

    private static func fault(_ tree: SignedTree, _ detail: String) -> LogFault {
        LogFault(.checkpoint, in: "signed_trees", row: "\(tree.size)", detail)
    }
}
