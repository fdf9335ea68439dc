import EventSourcing
import Testing
import Transparency

@Suite struct ConsistencyProofTests {
    private func vectors() throws -> [Vectors.Consistency] {
        let vectors = try Vectors.load()
        return vectors.rfc69628.consistency + vectors.leafI.consistency
    }

    private func holds(_ vector: Vectors.Consistency, _ hashes: [Digest]) -> Bool {
        let proof = ConsistencyProof(oldSize: vector.size1, newSize: vector.size2, hashes: hashes)
        return (try? proof.verify(oldRoot: vector.root1, newRoot: vector.root2)) != nil
    }

    @Test func theProofsOfTheVectorsHold() throws {
        let vectors = try vectors()
        #expect(vectors.count == 50)
        for vector in vectors {
            try ConsistencyProof(oldSize: vector.size1, newSize: vector.size2, hashes: vector.proof)
                .verify(oldRoot: vector.root1, newRoot: vector.root2)
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
                for extra in [vector.root1, vector.root2, vector.proof.first ?? .emptyRoot] {
                    var longer = vector.proof
                    longer.insert(extra, at: index)
                    #expect(!holds(vector, longer))
                }
            }
        }
    }

    @Test func anotherRootFailsByItsName() throws {
        for vector in try vectors() {
            let proof = ConsistencyProof(oldSize: vector.size1, newSize: vector.size2, hashes: vector.proof)
            // Where the old tree is a complete subtree of the new one, its root is what the way to the new root begins with.
            let isSubtree = vector.size1.nonzeroBitCount == 1 || vector.size1 == vector.size2
            #expect(throws: isSubtree ? ProofFault.root : .oldRoot) {
                try proof.verify(oldRoot: vector.root1.flipped(), newRoot: vector.root2)
            }
            #expect(throws: ProofFault.root) {
                try proof.verify(oldRoot: vector.root1, newRoot: vector.root2.flipped())
            }
        }
    }

    @Test func theProofsThatMustFailDo() throws {
        let refused = try Vectors.load().mustFail.filter { $0.kind == "consistency" }
        #expect(refused.count == 136)
        for vector in refused {
            let proof = ConsistencyProof(
                oldSize: try #require(vector.size1),
                newSize: try #require(vector.size2),
                hashes: try vector.proof.map { try #require(Digest($0)) }
            )
            let (old, new) = (try #require(vector.root1), try #require(vector.root2))
            #expect(throws: ProofFault.self, "\(vector.why)") { try proof.verify(oldRoot: old, newRoot: new) }
        }
    }

    @Test func proofsMadeFromTilesAreThoseOfTheVectors() async throws {
        let vectors = try Vectors.load()
        let published = NaiveTree(leaves: vectors.rfc69628.leafHashes)
        for vector in vectors.rfc69628.consistency {
            let proof = try await ConsistencyProof(oldSize: vector.size1, newSize: vector.size2, reading: published)
            #expect(proof.hashes == vector.proof)
        }
        for vector in vectors.leafI.consistency {
            let proof = try await ConsistencyProof(
                oldSize: vector.size1,
                newSize: vector.size2,
                reading: NaiveTree.ofTheVectors
            )
            #expect(proof.hashes == vector.proof)
        }
    }

    @Test func proofsMadeFromTilesAreThoseOfTheDefinition() async throws {
        var generator = Generator(for: #function)
        let tree = NaiveTree(count: 2_000)
        for _ in 0..<500 {
            let new = Int.random(in: 1...2_000, using: &generator)
            let old = Int.random(in: 1...new, using: &generator)
            let proof = try await ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), reading: tree)
            #expect(proof.hashes == tree.proof(old, in: 0..<new), "\(old) to \(new)")
            try proof.verify(oldRoot: tree.root(old), newRoot: tree.root(new))
            #expect(tree.takeTilesRead().allSatisfy { $0.isWithin(treeOfSize: Int64(new)) })
        }
    }

    @Test(arguments: [1_000_000, 1 << 40, 1 << 62, Int64.max - 1] as [Int64])
    func aProofBetweenLargeTreesNeedsAHandfulOfTiles(_ size: Int64) async throws {
        let tiles = CountingTiles(UniformTiles())
        let root = try await tiles.frontier(ofSize: size).root
        for old in [1, 2, size / 3, size / 2, size - 1, size] {
            let oldRoot = try await tiles.frontier(ofSize: old).root
            _ = tiles.takeCount()
            let proof = try await ConsistencyProof(oldSize: old, newSize: size, reading: tiles)
            #expect(tiles.takeCount() <= 16)
            try proof.verify(oldRoot: oldRoot, newRoot: root)
        }
    }

    @Test(arguments: [2, 4, 8, 16])
    func aProofThatEndsBeforeTheRootIsTooShort(_ size: Int) throws {
        let tree = NaiveTree(count: size)
        let hashes = tree.proof(1, in: 0..<size)
        let proof = ConsistencyProof(oldSize: 1, newSize: Int64(size) * 2, hashes: hashes)
        #expect(throws: ProofFault.length) { try proof.verify(oldRoot: tree.root(1), newRoot: tree.root(size)) }
    }

    @Test func aChangedLeafIsFound() async throws {
        let tree = NaiveTree(count: 50)
        var leaves = tree.leaves
        leaves[17] = leaves[17].flipped()
        let forged = NaiveTree(leaves: leaves)
        let proof = try await ConsistencyProof(oldSize: 30, newSize: 50, reading: forged)
        #expect(throws: ProofFault.oldRoot) { try proof.verify(oldRoot: tree.root(30), newRoot: forged.root(50)) }
    }

    @Test(arguments: [(0, 4), (5, 4), (-1, 4), (0, 0)] as [(Int64, Int64)])
    func aProofLeadsFromOneLeafOrMoreToNoFewer(_ old: Int64, _ new: Int64) async {
        await #expect(throws: ProofFault.sizes) {
            try await ConsistencyProof(oldSize: old, newSize: new, reading: UniformTiles())
        }
        #expect(throws: ProofFault.sizes) {
            try ConsistencyProof(oldSize: old, newSize: new, hashes: [])
                .verify(oldRoot: .emptyRoot, newRoot: .emptyRoot)
        }
    }
}
