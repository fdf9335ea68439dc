package import Transparency

extension SignedCheckpoint {
    /// Reads a checkpoint that one of the keys has signed.
    ///
    /// - Throws: `CheckpointFault`; `NoteFault`.
    package init(_ note: String, verifiedBy keys: [VerifierKey]) throws {
        try self.init(parsing: note.utf8)
        _ = try self.note.verified(by: keys)
    }
}
