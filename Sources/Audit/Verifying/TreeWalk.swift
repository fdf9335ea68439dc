import EventSourcing
import Transparency

/// Takes the leaves of the log as they were computed and those that were published beside it, and tells at each checkpoint
/// which of them is the one that was signed: so an edited log and an edited tile are told apart, and the position is
/// named.
struct TreeWalk {
    /// So many faults are named of each kind; of a log whose events were renumbered all behind are wrong.
    private static let named = 100

    private var computed: Frontier
    /// As far as it differs from the computed one.
    private var published: Frontier?
    private var differing: [Position] = []
    /// The last checkpoint that the log agreed with; none behind it can agree once one didn't.
    private(set) var sound: Position
    private var isBroken = false
    private(set) var faults: [LogFault] = []
    /// How many checkpoints were held against the log.
    private(set) var compared = 0

    /// Begins behind a tree that is believed.
    init(behind frontier: Frontier) {
        computed = frontier
        sound = frontier.size
    }

    var size: Position { computed.size }
    var root: Digest { computed.root }

    /// - Parameters:
    ///   - leaf: As computed; nil where there is no event.
    ///   - tile: As published; nil where nothing is yet.
    mutating func add(_ leaf: Digest?, published tile: Digest?) {
        let isSame = leaf != nil && (tile == nil || leaf == tile)
        if !isSame, published == nil { published = computed }
        if !isSame, tile != nil { differing.append(size + 1) }
        computed.append(leaf ?? tile ?? .emptyRoot)
        published?.append(tile ?? leaf ?? .emptyRoot)
    }

    /// Holds the tree as it is by now against a checkpoint of this size.
    mutating func compare(root: Digest, named name: String) {
        compared += 1
        guard !isBroken else { return }
        if computed.root == root {
            report(.tile, in: "tiles") { "the published hash of \($0) is not that of the event" }
            sound = size
        } else if let published, published.root == root {
            report(.tree, in: "events") { "another event stood at \($0) when it was signed" }
            computed = published
            sound = size
        } else {
            report(.tree, in: "events") { "the event at \($0) and its published hash differ" }
            isBroken = true
            faults.append(
                LogFault(
                    .checkpoint,
                    in: name == "published" ? "signed_trees" : name,
                    row: "\(size)",
                    "the log up to \(size) is not the one of the \(name) checkpoint; up to \(sound) it is"
                )
            )
        }
        published = nil
        differing = []
    }

    /// What nothing signed covers yet.
    mutating func end() {
        report(.tile, in: "tiles") { "the published hash of \($0) is not that of the event" }
    }

    private mutating func report(_ kind: LogFault.Kind, in table: String, _ detail: (Position) -> String) {
        faults += differing.prefix(Self.named).map { LogFault(kind, in: table, at: $0, detail($0)) }
    }
}
