import EventSourcing
import Transparency

/// A verification under way.
struct VerificationRun {
    let published: PublishedTrees
    let start: Position
    private var walk: TreeWalk
    private var faults: [LogFault]
    /// The last revision of each stream, by the stream's hash: of two that share one in 64 bits one would be reported, for
    /// somebody to look at.
    private var revisions: [Int: Revision] = [:]
    private var pending: ArraySlice<(size: Position, root: Digest, name: String)>

    init(_ published: PublishedTrees, behind frontier: Frontier) {
        self.published = published
        start = frontier.size
        walk = TreeWalk(behind: frontier)
        faults = published.faults
        pending = published.roots.filter { $0.size > frontier.size }.sorted { $0.size < $1.size }[...]
    }

    var largestSize: Position? { published.roots.map(\.size).max() }

    mutating func note(_ more: [LogFault]) {
        faults += more
    }

    mutating func note(_ fault: LogFault) {
        faults.append(fault)
    }

    mutating func add(_ part: CheckedPart) {
        faults += part.faults
        for event in part.revisions { check(event.revision, of: event.stream, at: event.position) }
        for leaf in part.leaves {
            walk.add(leaf.computed, published: leaf.published)
            while let next = pending.first, next.size == walk.size {
                walk.compare(root: next.root, named: next.name)
                pending.removeFirst()
            }
        }
    }

    /// Of a stream whose beginning isn't verified here, the first revision that is seen is believed.
    private mutating func check(_ revision: Revision, of stream: Int, at position: Position) {
        let last = revisions.updateValue(revision, forKey: stream)
        let isDue = last.map { revision == $0 + 1 } ?? (revision == 0 || start > 0)
        if !isDue { faults.append(.revision(of: position)) }
    }

    private static func names(of witnesses: [VerifierKey], under note: String) -> [String] {
        guard let signed = try? SignedCheckpoint(parsing: note.utf8),
            let verified = try? signed.note.verified(by: witnesses)
        else { return [] }
        return verified.map(\.key.name.description)
    }

    mutating func verification(head: Position, witnesses: [VerifierKey]) -> Verification {
        walk.end()
        let newest = published.newest.flatMap { walk.sound >= $0.size ? $0 : nil }
        return Verification(
            after: start,
            head: head,
            root: walk.root,
            newest: newest,
            witnesses: newest.map { Self.names(of: witnesses, under: $0.note) } ?? [],
            checkpoints: walk.compared,
            faults: (faults + walk.faults).sorted { ($0.position ?? .max) < ($1.position ?? .max) }
        )
    }
}

extension LogFault {
    /// The published hashes up to the checkpoint that was held aren't those of its tree.
    static let startIsElsewhere = LogFault(
        .checkpoint,
        in: "tiles",
        "the published hashes are not those of the checkpoint that was held: everything was verified from the beginning"
    )

    static func shrunk(head: Position, signed: Position) -> LogFault {
        LogFault(.shrunk, in: "events", at: head + 1, "the log ends at \(head), and \(signed) events were signed")
    }
}
