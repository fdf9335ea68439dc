import EventSourcing
import Foundation
import Testing
import Transparency

@Suite struct FrontierTests {
    @Test func theEmptyTreeHasTheHashOfNothing() {
        #expect(Frontier().root == Digest(hashing: []))
        #expect(Frontier().root.description.hasPrefix("e3b0c442"))
    }

    @Test func leavesHashAsPublished() throws {
        let published = try Vectors.load().rfc69628
        let leaves = try published.inputsHex.map { Digest(leafOf: try [UInt8](hex: $0)) }
        #expect(leaves == published.leafHashes)
    }

    @Test func anEntryThatIsADigestHashesAsItsBytesDo() {
        let entry = Digest(hashing: "record".utf8)
        #expect(Digest(leafOf: entry) == Digest(leafOf: entry.bytes))
        #expect(Digest(leafOf: entry) == Digest(hashing: [0] + entry.bytes))
        #expect(Digest(left: entry, right: .emptyRoot) == Digest(hashing: [1] + entry.bytes + Digest.emptyRoot.bytes))
    }

    @Test func rootsAndFrontiersAreThePublishedOnes() throws {
        let published = try Vectors.load().rfc69628
        var frontier = Frontier()
        for (size, root) in published.rootsBySize.enumerated() {
            #expect(frontier.root == root)
            #expect(frontier.size == Int64(size))
            #expect(frontier.hashes == published.frontierBySize[size])
            if size < published.leafHashes.count { frontier.append(published.leafHashes[size]) }
        }
    }

    @Test func rootsUpToSeventyThousandLeavesAreThoseOfTheVectors() throws {
        let vectors = try Vectors.load().leafI
        var frontier = Frontier()
        var seen = 0
        while seen < vectors.rootsBySize.count {
            if let root = vectors.rootsBySize["\(frontier.size)"] {
                #expect(frontier.root == root, "\(frontier.size) leaves")
                seen += 1
            }
            let leaf = Digest(leafOf: Array("leaf \(frontier.size)".utf8))
            switch frontier.size {
            case 0: #expect(leaf == vectors.leafHash0)
            case 1: #expect(leaf == vectors.leafHash1)
            case 399: #expect(leaf == vectors.leafHash399)
            default: break
            }
            try #require(frontier.size <= 70_000)
            frontier.append(leaf)
        }
    }

    @Test func everyRootUpToTwoThousandLeavesIsThatOfTheDefinition() {
        let tree = NaiveTree(count: 2_000)
        var frontier = Frontier()
        for size in 0...2_000 {
            #expect(frontier.root == tree.root(size), "\(size) leaves")
            if size < 2_000 { frontier.append(tree.leaves[size]) }
        }
    }

    @Test func appendingManyIsAppendingEach() {
        let tree = NaiveTree(count: 100)
        var frontier = Frontier()
        frontier.append(contentsOf: tree.leaves[..<37])
        frontier.append(contentsOf: tree.leaves[37...])
        #expect(frontier.root == tree.root(100))
    }

    @Test func everyNodeIsReportedOnceAndAfterItsChildren() {
        let tree = NaiveTree(count: 300)
        var frontier = Frontier()
        var nodes: [NodeCoordinate: Digest] = [:]
        for leaf in tree.leaves {
            frontier.append(leaf) { node, hash in
                #expect(nodes.updateValue(hash, forKey: node) == nil)
                let span = 1 << node.level
                #expect(hash == tree.hash(Int(node.index) * span..<Int(node.index + 1) * span))
                if node.level > 0 {
                    #expect(nodes[NodeCoordinate(level: node.level - 1, index: node.index * 2 + 1)] != nil)
                }
            }
        }
        #expect(nodes.count == (0..<9).reduce(0) { $0 + 300 >> $1 })
    }

    @Test func aFrontierThatWasWrittenDownGoesOn() throws {
        let tree = NaiveTree(count: 200)
        var frontier = Frontier()
        frontier.append(contentsOf: tree.leaves[..<77])
        let json = try JSONEncoder().encode(frontier.hashes)
        #expect(try JSONDecoder().decode([String].self, from: json).allSatisfy { $0.count == 64 })
        var again = try Frontier(size: frontier.size, hashes: JSONDecoder().decode([Digest].self, from: json))
        #expect(again == frontier)
        again.append(contentsOf: tree.leaves[77...])
        #expect(again.root == tree.root(200))
    }

    @Test(arguments: [(1, 0), (0, 1), (3, 1), (4, 2), (7, 4), (Int64.max, 62)])
    func aFrontierHasOneHashForEachBitOfItsSize(_ size: Int64, _ count: Int) {
        #expect(throws: FrontierFault.count(expected: size.nonzeroBitCount, found: count)) {
            try Frontier(size: size, hashes: [Digest](repeating: .emptyRoot, count: count))
        }
    }

    @Test func aSizeIsNotNegative() {
        #expect(throws: FrontierFault.size) { try Frontier(size: -1, hashes: []) }
    }

    @Test func onlySixtyFourDigitsDecodeAsADigest() {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Digest].self, from: Data(#"["abc"]"#.utf8)) }
    }
}
