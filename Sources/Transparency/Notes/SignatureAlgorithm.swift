/// How a key signs: the byte that stands for it in keys and key ids (c2sp.org/signed-note, "Signature types").
package enum SignatureAlgorithm: UInt8, Sendable, Hashable {
    /// Ed25519 over the note's text: what logs do.
    case ed25519 = 0x01
    /// Ed25519 over the time and a checkpoint (c2sp.org/tlog-cosignature): what witnesses do.
    case cosignature = 0x04
}
