import EventSourcing
import Foundation
import Transparency

/// Has witnesses sign the newest tree, and publishes what they signed. A witness that doesn't answer holds nothing up.
package actor Cosigner {
    private let trees: TreeRegister
    private let send: @Sendable (Witness, String) async throws -> WitnessReply
    /// What each signed last, as far as it is known here; a witness knows it for sure.
    private var seen: [Witness: Position] = [:]

    /// - Parameters:
    ///   - trees: The signer's.
    ///   - send: Carries a request (C2SP tlog-witness, `add-checkpoint`) to a witness.
    package init(_ trees: TreeRegister, send: @escaping @Sendable (Witness, String) async throws -> WitnessReply) {
        (self.trees, self.send) = (trees, send)
    }

    /// Asks every witness that hasn't signed the newest tree yet.
    ///
    /// - Returns: What went wrong, by witness; each is asked again the next time.
    /// - Throws: `PostgresError`.
    package func round(_ witnesses: [Witness]) async throws -> [(Witness, any Error)] {
        guard let newest = try await trees.newest() else { return [] }
        var signed = try SignedCheckpoint(parsing: newest.note.utf8)
        var faults: [(Witness, any Error)] = []
        for witness in witnesses where seen[witness] != newest.size {
            do {
                for line in try await cosignatures(of: witness, under: signed)
                where !signed.note.signatures.contains(line) {
                    signed = try SignedCheckpoint(parsing: try signed.note.adding(line).serialized.utf8)
                }
                seen[witness] = newest.size
            } catch {
                faults.append((witness, error))
            }
        }
        let note = signed.note.serialized
        if note != newest.note { try await trees.witness(newest.size, note: note) }
        return faults
    }

    private func cosignatures(of witness: Witness, under signed: SignedCheckpoint) async throws -> [NoteSignature] {
        let size = signed.checkpoint.size
        var old = seen[witness] ?? size
        // A witness that saw another tree last says which, and gets the proof from there.
        for _ in 0..<2 {
            let proof = 0 < old && old < size ? try await trees.consistency(from: old, to: size).hashes : []
            let request = WitnessRequest(oldSize: old, proof: proof, checkpoint: signed)
            let reply = try await send(witness, request.serialized)
            switch reply.status {
            case 200: return try signatures(in: reply.body, of: witness, under: signed)
            case 409:
                guard let known = Int64(reply.body.filter { !$0.isWhitespace }), known >= 0, known <= size else {
                    throw WitnessFault.ahead
                }
                old = known
            default: throw WitnessFault.refused(reply.status)
            }
        }
        throw WitnessFault.refused(409)
    }

    /// Only what the witness's own key signed is taken from its answer.
    private func signatures(
        in lines: String,
        of witness: Witness,
        under signed: SignedCheckpoint
    ) throws -> [NoteSignature] {
        let answered = try Note(parsing: "\(signed.note.text)\n\(lines)".utf8)
        guard try !answered.verified(by: [witness.key]).isEmpty else { throw WitnessFault.unsigned }
        return answered.signatures.filter { $0.name == witness.key.name && $0.keyID == witness.key.id }
    }
}

/// Why a witness didn't sign.
package enum WitnessFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// It has seen a larger tree than the newest that there is here.
    case ahead
    case refused(Int)
    case unsigned

    package var description: String {
        switch self {
        case .ahead: "it has seen a larger tree of this log than there is here"
        case .refused(let status): "it refused (\(status))"
        case .unsigned: "its answer isn't signed by its key"
        }
    }
}
