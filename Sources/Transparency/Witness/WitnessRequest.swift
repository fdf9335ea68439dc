package import EventSourcing

/// What a log asks of a witness: the body of `add-checkpoint` (c2sp.org/tlog-witness).
package struct WitnessRequest: Sendable, Hashable {
    /// The size of the checkpoint that the witness cosigned last, as the log believes: zero if none.
    package let oldSize: Int64
    /// Proves that the old tree begins the new one; at most 63 hashes.
    package let proof: [Digest]
    /// What is to be cosigned.
    package let checkpoint: SignedCheckpoint

    /// A request as a log makes it; the proof is empty where the old size is zero or the checkpoint's.
    package init(oldSize: Int64, proof: [Digest], checkpoint: SignedCheckpoint) {
        self.oldSize = oldSize
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// - Throws: `WitnessRequestFault`, the first thing in which the bytes are not a request: 400 Bad Request.
    package init(parsing bytes: some Sequence<UInt8>) throws(WitnessRequestFault) {
        var reader = LineReader(bytes)
        guard let oldSize = reader.value(after: "old").flatMap({ Int64(strictDecimal: $0.utf8) }) else {
            throw .oldSize
        }
        guard let proof = reader.hashes() else { throw .hashes }
        do throws(CheckpointFault) {
            let checkpoint = try SignedCheckpoint(parsing: reader.rest)
            self.init(oldSize: oldSize, proof: proof, checkpoint: checkpoint)
        } catch {
            throw .checkpoint(error)
        }
    }

    /// The body of the request.
    package var serialized: String {
        "old \(oldSize)\n\(proof.map { "\($0.base64)\n" }.joined())\n\(checkpoint.note.serialized)"
    }
}
