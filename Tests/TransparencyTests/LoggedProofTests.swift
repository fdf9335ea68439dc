import EventSourcing
import Testing
import Transparency

@Suite struct LoggedProofTests {
    private let vectors: [Vectors.SignedNotes.Generated.Proof]
    private let leaves: [Digest]

    init() throws {
        vectors = try Vectors.load().signedNotes.generated.tlogProofs
        leaves = try Vectors.load().rfc69628.leafHashes
    }

    @Test func proofsReadHoldAndAreWrittenAsInTheVectors() throws {
        let keys = try SampleKeys()
        #expect(vectors.count == 4)
        for vector in vectors {
            let proof = try LoggedProof(parsing: vector.tlogProof.utf8)
            #expect(proof.extra == nil)
            #expect(proof.inclusion.index == vector.index)
            #expect(proof.inclusion.size == vector.size)
            try proof.inclusion.verify(leaf: leaves[Int(vector.index)], root: proof.checkpoint.checkpoint.root)
            #expect(
                try proof.checkpoint.note.verified(by: [keys.log.verifier, keys.witness.verifier]).count == 2
            )
            #expect(proof.serialized == vector.tlogProof)
        }
    }

    @Test(arguments: [[], [0], [UInt8](0...255)])
    func extraDataIsKept(_ extra: [UInt8]) throws {
        let proof = try LoggedProof(parsing: try #require(vectors.last).tlogProof.utf8)
        let more = try LoggedProof(extra: extra, inclusion: proof.inclusion, checkpoint: proof.checkpoint)
        let read = try LoggedProof(parsing: more.serialized.utf8)
        #expect(read.extra == extra)
        #expect(read == more)
    }

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\n", LoggedProofFault.header),
        ("c2sp.org/tlog-proof@v1\n", "", .header), ("index 7", "index 07", .index), ("index 7", "index 8", .index),
        ("index 7", "index -1", .index), ("index 7", "index \u{301}7", .index), ("index 7", "Index 7", .index),
        ("index 7", "extra \nindex 9", .index),
        ("index 7", "extra AA\nindex 7", .extra), ("index 7", "extra AA==\nextra AA==\nindex 7", .index),
        ("ubB4u0W/7Gl8=", "ubB4u0W/7Gl8", .hashes), ("ubB4u0W/7Gl8=", "ubB4u0W/7Gl8= ", .hashes),
        ("\n\nlessons", "\nlessons", .hashes), ("\n8\n", "\n08\n", .checkpoint(.size)),
        ("\n8\n", "\n6\n", .index),
    ])
    func whatIsNoProofIsRefusedByItsName(_ part: String, _ other: String, _ fault: LoggedProofFault) throws {
        let text = try #require(vectors.last).tlogProof
        let altered = text.replacing(part, with: other, maxReplacements: 1)
        #expect(altered != text)
        #expect(throws: fault) { try LoggedProof(parsing: altered.utf8) }
    }

    @Test func proofAndCheckpointAreOfOneTree() throws {
        let checkpoint = try SampleKeys().checkpoint(8)
        #expect(throws: LoggedProofFault.size) {
            try LoggedProof(inclusion: InclusionProof(index: 0, size: 7, hashes: []), checkpoint: checkpoint)
        }
        #expect(throws: LoggedProofFault.index) {
            try LoggedProof(inclusion: InclusionProof(index: 8, size: 8, hashes: []), checkpoint: checkpoint)
        }
        let long = InclusionProof(index: 0, size: 8, hashes: [Digest](repeating: .emptyRoot, count: 64))
        #expect(throws: LoggedProofFault.hashes) { try LoggedProof(inclusion: long, checkpoint: checkpoint) }
    }

    @Test func aMutatedProofIsRefusedOrProvesTheSame() throws {
        var generator = Generator(for: #function)
        let keys = try SampleKeys()
        let bytes = Array(try #require(vectors.last).tlogProof.utf8)
        let original = try LoggedProof(parsing: bytes)
        for _ in 0..<4_000 {
            let mutated = generator.mutate(bytes)
            guard let proof = try? LoggedProof(parsing: mutated) else { continue }
            #expect(Array(proof.serialized.utf8) == mutated)
            let root = proof.checkpoint.checkpoint.root
            if (try? proof.checkpoint.note.verified(by: [keys.log.verifier])) != nil,
                (try? proof.inclusion.verify(leaf: leaves[7], root: root)) != nil
            {
                #expect(proof.inclusion == original.inclusion)
                #expect(proof.checkpoint.checkpoint == original.checkpoint.checkpoint)
            }
        }
        for _ in 0..<2_000 {
            #expect(throws: LoggedProofFault.self) { try LoggedProof(parsing: generator.bytes(upTo: 60)) }
        }
    }
}
