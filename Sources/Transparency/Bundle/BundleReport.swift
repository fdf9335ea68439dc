/// What checking showed of a bundle whose checkpoint one of the reader's keys has signed.
package struct BundleReport: Sendable, Hashable {
    /// Origin, size and root.
    package let checkpoint: Checkpoint
    /// Whose of the log's keys signed it: one at least.
    package let signers: [VerifiedSignature]
    /// Who of the witnesses cosigned it, and when.
    package let witnesses: [VerifiedSignature]
    /// In the order of the positions.
    package let findings: [BundleFinding]
}
