/// A text and the signatures beneath it (c2sp.org/signed-note). The text means nothing before a trusted key was found
/// among the signatures.
package struct Note: Sendable, Hashable {
    // The limits of Go's sumdb/note; the specification asks for 16 signatures at least.
    private static let maximumSize = 1_000_000
    private static let maximumSignatures = 100

    /// Ends in a newline.
    package let text: String
    /// In their order, of known and unknown keys.
    package let signatures: [NoteSignature]

    /// - Throws: `NoteFault` where the text is no note's, or the signatures are none or too many.
    package init(text: String, signatures: [NoteSignature]) throws(NoteFault) {
        guard text.utf8.last == UInt8(ascii: "\n") else { throw .text }
        guard !Self.hasControlCharacter(text.utf8) else { throw .controlCharacter }
        guard !signatures.isEmpty else { throw .noSignatures }
        guard signatures.count <= Self.maximumSignatures else { throw .tooManySignatures }
        self.text = text
        self.signatures = signatures
        guard serialized.utf8.count <= Self.maximumSize else { throw .size }
    }

    /// - Throws: `NoteFault`, the first thing in which the bytes are not a note.
    package init(parsing bytes: some Collection<UInt8>) throws(NoteFault) {
        guard bytes.count <= Self.maximumSize else { throw .size }
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .encoding }
        guard !Self.hasControlCharacter(whole.utf8) else { throw .controlCharacter }
        let newline = UInt8(ascii: "\n")
        // The last blank line parts the text from the signatures: the text may have some of its own.
        let utf8 = Array(whole.utf8)
        guard utf8.last == newline,
            let blank = utf8.indices.dropLast().last(where: { utf8[$0] == newline && utf8[$0 + 1] == newline })
        else { throw .noSignatures }
        let lines = utf8[(blank + 2)...].split(separator: newline)
        guard lines.count <= Self.maximumSignatures else { throw .tooManySignatures }
        var signatures: [NoteSignature] = []
        for (number, line) in zip(1..., lines) {
            guard let signature = NoteSignature(line: String(decoding: line, as: UTF8.self)) else {
                throw .signatureLine(number)
            }
            signatures.append(signature)
        }
        try self.init(text: String(decoding: utf8[...blank], as: UTF8.self), signatures: signatures)
    }

    private static func hasControlCharacter(_ bytes: String.UTF8View) -> Bool {
        bytes.contains { $0 < 0x20 && $0 != UInt8(ascii: "\n") }
    }

    /// The whole note: text, blank line, signatures.
    package var serialized: String { "\(text)\n\(signatures.map(\.line).joined())" }

    /// Which of the keys signed the text, each once, in the order of its first signature. Signatures of other keys are
    /// passed over.
    /// - Throws: `NoteFault.badSignature` where one of the keys' signatures isn't one of this text, `.unsigned` where
    ///   none of the keys has signed.
    package func verified(by keys: [VerifierKey]) throws(NoteFault) -> [VerifiedSignature] {
        var verified: [VerifiedSignature] = []
        for signature in signatures {
            // A name and a key id are of one key, but nothing keeps two keys from colliding.
            let candidates = keys.filter { $0.name == signature.name && $0.id == signature.keyID }
            guard !candidates.isEmpty else { continue }
            guard let found = candidates.lazy.compactMap({ $0.verified(signature, of: text) }).first else {
                throw .badSignature(signature.name)
            }
            if !verified.contains(where: { $0.key == found.key }) { verified.append(found) }
        }
        guard !verified.isEmpty else { throw .unsigned }
        return verified
    }

    /// The note with a further signature beneath it.
    /// - Throws: `NoteFault` where it has too many.
    package func adding(_ signature: NoteSignature) throws(NoteFault) -> Note {
        try Note(text: text, signatures: signatures + [signature])
    }
}
