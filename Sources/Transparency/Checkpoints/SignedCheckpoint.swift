/// A checkpoint and the note that bears it: what a log publishes. Nothing of it is to be believed before
/// `note.verified(by:)`.
package struct SignedCheckpoint: Sendable, Hashable {
    /// What the note says.
    package let checkpoint: Checkpoint
    /// Whose text is the checkpoint's.
    package let note: Note

    /// Signs a checkpoint.
    /// - Parameters:
    ///   - checkpoint: What is signed: consistent with everything that the keys signed before.
    ///   - keys: Between 1 and 100: two of them while they are rotated.
    /// - Throws: `KeyFault` where a key can't sign, `NoteFault` where there are too few or too many keys.
    package init(_ checkpoint: Checkpoint, signedBy keys: [SigningKey]) throws {
        var signatures: [NoteSignature] = []
        for key in keys { signatures.append(try key.sign(checkpoint.text)) }
        note = try Note(text: checkpoint.text, signatures: signatures)
        self.checkpoint = checkpoint
    }

    /// - Throws: `CheckpointFault`, the first thing in which the bytes are not a signed checkpoint.
    package init(parsing bytes: some Collection<UInt8>) throws(CheckpointFault) {
        do throws(NoteFault) {
            note = try Note(parsing: bytes)
        } catch {
            throw .note(error)
        }
        checkpoint = try Checkpoint(parsing: note.text)
    }
}
