import EventSourcing
import Testing
import Transparency

@Suite struct WitnessTests {
    private let vectors: Vectors
    private let keys: SampleKeys

    init() throws {
        vectors = try Vectors.load()
        keys = try SampleKeys()
    }

    private var requests: [Vectors.SignedNotes.Generated.Request] {
        vectors.signedNotes.generated.witnessAddCheckpointRequests
    }

    /// What a witness knows that cosigned the tree of this size last.
    private func log(_ size: Int) -> WitnessedLog {
        WitnessedLog(
            origin: vectors.signedNotes.generated.origin,
            keys: [keys.log.verifier],
            size: Int64(size),
            root: vectors.rfc69628.rootsBySize[size]
        )
    }

    private func request(from old: Int64, to size: Int64) throws -> WitnessRequest {
        let proof = vectors.rfc69628.consistency.first { $0.size1 == old && $0.size2 == size }?.proof ?? []
        return WitnessRequest(oldSize: old, proof: proof, checkpoint: try keys.checkpoint(size))
    }

    @Test func requestsReadAndAreWrittenAsInTheVectors() throws {
        #expect(requests.count == 4)
        for vector in requests {
            let request = try WitnessRequest(parsing: vector.addCheckpointBody.utf8)
            #expect(request.oldSize == vector.old)
            #expect(request.checkpoint.checkpoint.size == vector.size)
            #expect(request.serialized == vector.addCheckpointBody)
        }
    }

    @Test func requestsOfTheVectorsAreCosigned() throws {
        for vector in requests {
            let request = try WitnessRequest(parsing: vector.addCheckpointBody.utf8)
            let decision = WitnessDecision.decide(request, knowing: log(Int(vector.old)))
            #expect(decision == .cosign(request.checkpoint.checkpoint))
            #expect(decision.status == 200)
        }
    }

    @Test func everyTreeLeadsToEveryLargerOne() throws {
        for size in 0...8 {
            for old in 0...size {
                let request = try request(from: Int64(old), to: Int64(size))
                #expect(
                    WitnessDecision.decide(request, knowing: log(old)) == .cosign(request.checkpoint.checkpoint)
                )
            }
        }
    }

    @Test func anUnknownLogIsNotFound() throws {
        let request = try request(from: 3, to: 8)
        #expect(WitnessDecision.decide(request, knowing: nil) == .notFound)
        let other = WitnessedLog(origin: "lessons.example/other", keys: [keys.log.verifier])
        #expect(WitnessDecision.decide(request, knowing: other) == .notFound)
        #expect(WitnessDecision.notFound.status == 404)
    }

    @Test func whatTheLogHasNotSignedIsForbidden() throws {
        let origin = vectors.signedNotes.generated.origin
        let stranger = try SigningKey(name: keys.log.verifier.name, seed: [UInt8](repeating: 1, count: 32))
        let known = WitnessedLog(origin: origin, keys: [stranger.verifier])
        #expect(WitnessDecision.decide(try request(from: 0, to: 8), knowing: known) == .forbidden)
        // Signed, but another checkpoint.
        let signatures = try keys.checkpoint(7).note.signatures
        let forged = try Note(text: keys.checkpoint(8).note.text, signatures: signatures)
        let checkpoint = try SignedCheckpoint(parsing: forged.serialized.utf8)
        let request = WitnessRequest(oldSize: 0, proof: [], checkpoint: checkpoint)
        #expect(WitnessDecision.decide(request, knowing: log(0)) == .forbidden)
        #expect(WitnessDecision.forbidden.status == 403)
    }

    @Test func anOldSizeOverTheNewOneIsABadRequest() throws {
        let request = WitnessRequest(oldSize: 9, proof: [], checkpoint: try keys.checkpoint(8))
        #expect(WitnessDecision.decide(request, knowing: log(8)) == .badRequest)
        #expect(WitnessDecision.badRequest.status == 400)
    }

    @Test func anotherOldSizeConflictsAndTheWitnessSaysItsOwn() throws {
        #expect(WitnessDecision.decide(try request(from: 3, to: 8), knowing: log(5)) == .conflict(size: 5))
        #expect(WitnessDecision.decide(try request(from: 0, to: 8), knowing: log(5)) == .conflict(size: 5))
        // A rollback: the log asks for a tree that is older than the last one.
        #expect(WitnessDecision.decide(try request(from: 3, to: 4), knowing: log(8)) == .conflict(size: 8))
        #expect(WitnessDecision.conflict(size: 5).status == 409)
    }

    @Test func anotherRootAtTheSameSizeConflicts() throws {
        let forked = WitnessedLog(
            origin: vectors.signedNotes.generated.origin,
            keys: [keys.log.verifier],
            size: 8,
            root: vectors.rfc69628.rootsBySize[8].flipped()
        )
        #expect(WitnessDecision.decide(try request(from: 8, to: 8), knowing: forked) == .conflict(size: 8))
    }

    @Test func aProofThatDoesNotHoldIsUnprocessable() throws {
        let honest = try request(from: 3, to: 8)
        let proofs: [[Digest]] = [
            [], Array(honest.proof.dropLast()), honest.proof + [.emptyRoot], honest.proof.reversed(),
            [honest.proof[0].flipped()] + honest.proof.dropFirst(),
        ]
        for proof in proofs {
            let request = WitnessRequest(oldSize: 3, proof: proof, checkpoint: honest.checkpoint)
            #expect(WitnessDecision.decide(request, knowing: log(3)) == .unprocessable)
        }
        // Where there is nothing to prove, there is no proof.
        for old in [0, 8] {
            let request = WitnessRequest(oldSize: Int64(old), proof: [.emptyRoot], checkpoint: honest.checkpoint)
            #expect(WitnessDecision.decide(request, knowing: log(old)) == .unprocessable)
        }
        #expect(WitnessDecision.unprocessable.status == 422)
    }

    @Test func aForkIsUnprocessable() throws {
        let forked = WitnessedLog(
            origin: vectors.signedNotes.generated.origin,
            keys: [keys.log.verifier],
            size: 3,
            root: vectors.rfc69628.rootsBySize[3].flipped(77)
        )
        #expect(WitnessDecision.decide(try request(from: 3, to: 8), knowing: forked) == .unprocessable)
    }

    @Test func oneOfTheLogsKeysIsEnough() throws {
        let new = try SigningKey(name: keys.log.verifier.name, seed: [UInt8](repeating: 2, count: 32))
        let known = WitnessedLog(
            origin: vectors.signedNotes.generated.origin,
            keys: [new.verifier, keys.log.verifier]
        )
        #expect(WitnessDecision.decide(try request(from: 0, to: 8), knowing: known).status == 200)
    }

    @Test func whatIsNoRequestIsRefusedByItsName() throws {
        let note = try keys.checkpoint(8).note.serialized
        let hash = "ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=\n"
        for first in [
            "", "\n", "old\n", "old \n", "old 01\n", "old -1\n", "Old 1\n", "old 1\r\n", "old \u{301}1\n", "old  1\n",
            "old 1 \n",
        ] {
            #expect(throws: WitnessRequestFault.oldSize) { try WitnessRequest(parsing: "\(first)\n\(note)".utf8) }
        }
        for lines in [
            "x\n\n", "\(hash.dropLast(2))\n\n", " \(hash)\n", "\(String(repeating: hash, count: 64))\n", hash,
        ] {
            #expect(throws: WitnessRequestFault.hashes) { try WitnessRequest(parsing: "old 3\n\(lines)\(note)".utf8) }
        }
        let most = "old 3\n\(String(repeating: hash, count: 63))\n\(note)"
        #expect(try WitnessRequest(parsing: most.utf8).proof.count == 63)
        #expect(throws: WitnessRequestFault.checkpoint(.note(.noSignatures))) {
            try WitnessRequest(parsing: "old 3\n\n".utf8)
        }
    }

    @Test func aMutatedRequestIsNeverCosignedForAnotherTree() throws {
        var generator = Generator(for: #function)
        let original = try #require(requests.first { $0.old == 3 }).addCheckpointBody
        let honest = try keys.checkpoint(8).checkpoint
        for _ in 0..<4_000 {
            let mutated = generator.mutate(Array(original.utf8))
            guard let request = try? WitnessRequest(parsing: mutated) else { continue }
            #expect(Array(request.serialized.utf8) == mutated)
            if case .cosign(let checkpoint) = WitnessDecision.decide(request, knowing: log(3)) {
                #expect(checkpoint.text == honest.text)
            }
        }
        for _ in 0..<2_000 {
            #expect(throws: WitnessRequestFault.self) { try WitnessRequest(parsing: generator.bytes(upTo: 60)) }
        }
    }
}
