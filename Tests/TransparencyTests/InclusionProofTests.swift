import EventSourcing
import Testing
import Transparency

@Suite struct InclusionProofTests {
    private func vectors() throws -> [Vectors.Inclusion] {
        let vectors = try Vectors.load()
        return vectors.rfc69628.inclusion + vectors.leafI.inclusion
    }

    private func holds(_ vector: Vectors.Inclusion, _ hashes: [Digest]) -> Bool {
        let proof = InclusionProof(index: vector.index, size: vector.size, hashes: hashes)
        return (try? proof.verify(leaf: vector.leafHash, root: vector.root)) != nil
    }

    @Test func theProofsOfTheVectorsHold() throws {
        let vectors = try vectors()
        #expect(vectors.count == 50)
        for vector in vectors {
            try InclusionProof(index: vector.index, size: vector.size, hashes: vector.proof)
                .verify(leaf: vector.leafHash, root: vector.root)
        }
    }

    @Test func aProofWithAnyHashCorruptedFails() throws {
        for vector in try vectors() {
            for index in vector.proof.indices {
                for bit in [0, 7, 100, 255] {
                    var proof = vector.proof
                    proof[index] = proof[index].flipped(bit)
                    #expect(!holds(vector, proof))
                }
            }
        }
    }

    @Test func aProofWithAHashTooFewTooManyOrOutOfPlaceFails() throws {
        for vector in try vectors() {
            for index in vector.proof.indices {
                var shorter = vector.proof
                shorter.remove(at: index)
                #expect(!holds(vector, shorter))
                var swapped = vector.proof
                swapped.swapAt(index, (index + 1) % swapped.count)
                if swapped != vector.proof { #expect(!holds(vector, swapped)) }
            }
            for index in 0...vector.proof.count {
                for extra in [vector.root, vector.leafHash, vector.proof.first ?? .emptyRoot] {
                    var longer = vector.proof
                    longer.insert(extra, at: index)
                    #expect(!holds(vector, longer))
                }
            }
        }
    }

    @Test func anotherLeafRootOrIndexFails() throws {
        for vector in try vectors() {
            let proof = InclusionProof(index: vector.index, size: vector.size, hashes: vector.proof)
            #expect(throws: ProofFault.root) { try proof.verify(leaf: vector.leafHash.flipped(), root: vector.root) }
            #expect(throws: ProofFault.root) { try proof.verify(leaf: vector.leafHash, root: vector.root.flipped()) }
            let otherBits = (0..<18).map { vector.index ^ (1 << $0) }
            for index in otherBits + [-1, vector.index - 1, vector.index + 1, vector.size] where index != vector.index {
                let other = InclusionProof(index: index, size: vector.size, hashes: vector.proof)
                #expect(throws: ProofFault.self) { try other.verify(leaf: vector.leafHash, root: vector.root) }
            }
        }
    }

    @Test func theProofsThatMustFailDo() throws {
        let refused = try Vectors.load().mustFail.filter { $0.kind == "inclusion" }
        #expect(refused.count == 169)
        for vector in refused {
            let proof = InclusionProof(
                index: try #require(vector.index),
                size: try #require(vector.size),
                hashes: vector.proof.compactMap(Digest.init)
            )
            let (leaf, root) = (try #require(vector.leafHash), try #require(vector.root))
            if vector.why == "short_hash" {
                #expect(proof.hashes.count < vector.proof.count)
            }
            #expect(throws: ProofFault.self, "\(vector.why)") { try proof.verify(leaf: leaf, root: root) }
        }
    }

    /// Why size and root are taken together from one checkpoint.
    @Test func aProofAloneDoesNotShowTheSize() throws {
        let vectors = try Vectors.load()
        for example in vectors.noteOnSize.examples {
            let vector = try #require(
                vectors.rfc69628.inclusion.first { $0.index == example[0] && $0.size == example[1] }
            )
            try InclusionProof(index: vector.index, size: example[2], hashes: vector.proof)
                .verify(leaf: vector.leafHash, root: vector.root)
        }
    }

    @Test func proofsMadeFromTilesAreThoseOfTheVectors() async throws {
        let vectors = try Vectors.load()
        let published = NaiveTree(leaves: vectors.rfc69628.leafHashes)
        for vector in vectors.rfc69628.inclusion {
            let proof = try await InclusionProof(index: vector.index, size: vector.size, reading: published)
            #expect(proof.hashes == vector.proof)
        }
        for vector in vectors.leafI.inclusion {
            let proof = try await InclusionProof(
                index: vector.index,
                size: vector.size,
                reading: NaiveTree.ofTheVectors
            )
            #expect(proof.hashes == vector.proof)
        }
    }

    @Test func proofsMadeFromTilesAreThoseOfTheDefinition() async throws {
        var generator = Generator(for: #function)
        let tree = NaiveTree(count: 2_000)
        for _ in 0..<500 {
            let size = Int.random(in: 1...2_000, using: &generator)
            let index = Int.random(in: 0..<size, using: &generator)
            let proof = try await InclusionProof(index: Int64(index), size: Int64(size), reading: tree)
            #expect(proof.hashes == tree.path(index, in: 0..<size), "\(index) of \(size)")
            try proof.verify(leaf: tree.leaves[index], root: tree.root(size))
            #expect(tree.takeTilesRead().allSatisfy { $0.isWithin(treeOfSize: Int64(size)) })
        }
    }

    @Test(arguments: [1_000_000, 1 << 40, (1 << 40) + 1, 1 << 62, Int64.max - 1] as [Int64])
    func aProofInALargeTreeNeedsAHandfulOfTiles(_ size: Int64) async throws {
        let tiles = CountingTiles(UniformTiles())
        let root = try await tiles.frontier(ofSize: size).root
        #expect(tiles.takeCount() <= 8)
        for index in [0, 1, size / 3, size - 2, size - 1] {
            let proof = try await InclusionProof(index: index, size: size, reading: tiles)
            #expect(tiles.takeCount() <= 16)
            try proof.verify(leaf: UniformTiles().leaf, root: root)
        }
    }

    @Test(arguments: [(-1, 4), (4, 4), (0, 0), (0, -1)] as [(Int64, Int64)])
    func aLeafThatIsNotInTheTreeHasNoProof(_ index: Int64, _ size: Int64) async {
        await #expect(throws: ProofFault.index) {
            try await InclusionProof(index: index, size: size, reading: UniformTiles())
        }
        #expect(throws: ProofFault.index) {
            try InclusionProof(index: index, size: size, hashes: []).verify(leaf: .emptyRoot, root: .emptyRoot)
        }
    }
}
