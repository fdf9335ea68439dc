package import EventSourcing

/// An auditor's proof of one thing: its records, and proofs that a log has them, checked offline with the reader's own
/// keys. As a file it is a ZIP file (`application/zip`) of `BundleFile`s.
package struct ProofBundle: Sendable, Hashable {
    /// What people call the thing, such as `L-12`. Nothing vouches for it.
    package let reference: String
    /// Whose events these are, as the bundle says.
    package let stream: StreamName
    /// Of the tree that the proofs are in, with the cosignatures.
    package let checkpoint: SignedCheckpoint
    /// In the order of the log.
    package let events: [BundledEvent]

    /// - Throws: `BundleFault` where the reference isn't a short line, there are no events, they are out of order, a
    ///   record isn't one line, or a proof has over 63 hashes.
    package init(
        reference: String,
        stream: StreamName,
        checkpoint: SignedCheckpoint,
        events: [BundledEvent]
    ) throws(BundleFault) {
        guard (1...256).contains(reference.utf8.count), reference.utf8.allSatisfy({ $0 >= 0x20 }) else {
            throw .reference
        }
        guard Self.areInOrder(events) else { throw .order }
        let isLine = { (record: String) in !record.isEmpty && !record.utf8.contains(UInt8(ascii: "\n")) }
        guard events.compactMap(\.record).allSatisfy(isLine) else { throw .records }
        // No tree of fewer than 2^63 leaves is higher.
        guard events.allSatisfy({ $0.proof.count <= 63 }) else { throw .proofs }
        self.reference = reference
        self.stream = stream
        self.checkpoint = checkpoint
        self.events = events
    }

    private static func areInOrder(_ events: [BundledEvent]) -> Bool {
        guard let first = events.first, let last = events.last, first.position >= 1, first.revision >= 0,
            last.revision <= Int32.max
        else { return false }
        return Swift.zip(events, events.dropFirst()).allSatisfy {
            $0.position < $1.position && $0.revision < $1.revision
        }
    }

    /// Checks the checkpoint's signatures, and then each event: its digest, and the proof that the tree has it at its
    /// position. What the records say is for somebody else to read.
    /// - Parameters:
    ///   - verifiers: The log's keys, from the reader and never from the bundle.
    ///   - witnesses: Those whose cosignatures the reader cares for.
    /// - Returns: Who signed and cosigned the checkpoint, and what is proven of each event.
    /// - Throws: `NoteFault` where no verifier signed the checkpoint, or a signature isn't one of it: nothing is proven.
    package func check(verifiers: [VerifierKey], witnesses: [VerifierKey]) throws(NoteFault) -> BundleReport {
        let signers = try checkpoint.note.verified(by: verifiers)
        let tree = checkpoint.checkpoint
        return BundleReport(
            checkpoint: tree,
            signers: signers,
            witnesses: try cosignatures(by: witnesses),
            findings: events.map { BundleFinding(event: $0, verdict: $0.verdict(inTreeOf: tree)) }
        )
    }

    /// A checkpoint without witnesses is weaker, not wrong.
    private func cosignatures(by witnesses: [VerifierKey]) throws(NoteFault) -> [VerifiedSignature] {
        do {
            return try checkpoint.note.verified(by: witnesses)
        } catch .unsigned {
            return []
        }
    }
}
