package import EventSourcing

/// An event in a bundle: the record, unless it was redacted, and the proof that the log has its digest.
package struct BundledEvent: Sendable, Hashable {
    /// In the log; the index of its leaf plus one.
    package let position: Position
    /// In the stream, as the bundle says: what the record says is for its reader to compare.
    package let revision: Revision
    /// The exact line; nil where it was redacted.
    package let record: String?
    /// SHA-256 of the record: what the log's tree has as its entry.
    package let entry: Digest
    /// From the leaf's sibling to the root's child, in the tree of the bundle's checkpoint.
    package let proof: [Digest]

    /// An event as somebody handed it over: nothing is checked yet.
    package init(position: Position, revision: Revision, record: String?, entry: Digest, proof: [Digest]) {
        self.position = position
        self.revision = revision
        self.record = record
        self.entry = entry
        self.proof = proof
    }

    /// Whether the tree has the event at its position.
    func verdict(inTreeOf checkpoint: Checkpoint) -> BundleVerdict {
        if let record, Digest(hashing: record.utf8) != entry { return .failed(.entry) }
        let inclusion = InclusionProof(index: position - 1, size: checkpoint.size, hashes: proof)
        do throws(ProofFault) {
            try inclusion.verify(leaf: Digest(leafOf: entry), root: checkpoint.root)
        } catch {
            return .failed(.inclusion(error))
        }
        return record == nil ? .provenRedacted : .proven
    }
}
