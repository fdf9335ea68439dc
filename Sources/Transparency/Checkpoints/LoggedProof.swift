/// Shows offline that an entry is in a log: its index, the proof of inclusion and the checkpoint, in one text
/// (c2sp.org/tlog-proof@v1, files named `.tlog-proof`).
package struct LoggedProof: Sendable, Hashable {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// Whatever came with it, which nothing vouches for; nil where there is none.
    package let extra: [UInt8]?
    /// Its size is the checkpoint's.
    package let inclusion: InclusionProof
    /// Of the tree that the entry is in.
    package let checkpoint: SignedCheckpoint

    /// - Throws: `LoggedProofFault.size` where proof and checkpoint are of trees of different sizes, `.hashes` where there
    ///   are more than 63.
    package init(
        extra: [UInt8]? = nil,
        inclusion: InclusionProof,
        checkpoint: SignedCheckpoint
    ) throws(LoggedProofFault) {
        guard inclusion.size == checkpoint.checkpoint.size else { throw .size }
        guard inclusion.index >= 0, inclusion.index < inclusion.size else { throw .index }
        guard inclusion.hashes.count <= 63 else { throw .hashes }
        self.extra = extra
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    /// - Throws: `LoggedProofFault`, the first thing in which the bytes are not such a proof.
    package init(parsing bytes: some Sequence<UInt8>) throws(LoggedProofFault) {
        var reader = LineReader(bytes)
        guard reader.line().map({ $0.utf8.elementsEqual(Self.header.utf8) }) == true else { throw .header }
        let extraText = reader.value(after: "extra")
        let extra = extraText.flatMap { [UInt8](base64: $0) }
        guard extra != nil || extraText == nil else { throw .extra }
        guard let index = reader.value(after: "index").flatMap({ Int64(strictDecimal: $0.utf8) }) else { throw .index }
        guard let hashes = reader.hashes() else { throw .hashes }
        let checkpoint = try Self.checkpoint(reader.rest)
        let inclusion = InclusionProof(index: index, size: checkpoint.checkpoint.size, hashes: hashes)
        try self.init(extra: extra, inclusion: inclusion, checkpoint: checkpoint)
    }

    private static func checkpoint(_ bytes: ArraySlice<UInt8>) throws(LoggedProofFault) -> SignedCheckpoint {
        do throws(CheckpointFault) {
            return try SignedCheckpoint(parsing: bytes)
        } catch {
            throw .checkpoint(error)
        }
    }

    /// The text form.
    package var serialized: String {
        let extra = extra.map { "extra \($0.base64)\n" } ?? ""
        let hashes = inclusion.hashes.map { "\($0.base64)\n" }.joined()
        return "\(Self.header)\n\(extra)index \(inclusion.index)\n\(hashes)\n\(checkpoint.note.serialized)"
    }
}
