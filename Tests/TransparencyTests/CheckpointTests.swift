import EventSourcing
import Testing
import Transparency

@Suite struct CheckpointTests {
    private let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="

    @Test func theCheckpointsOfTheVectorsReadAndAreWrittenAsTheyWere() throws {
        let vectors = try Vectors.load()
        let signed = vectors.signedNotes.generated.checkpoints
        #expect(signed.count == 9)
        for vector in signed {
            let checkpoint = try SignedCheckpoint(parsing: vector.note.utf8).checkpoint
            #expect(checkpoint.origin == vectors.signedNotes.generated.origin)
            #expect(checkpoint.size == vector.size)
            #expect(checkpoint.root == vectors.rfc69628.rootsBySize[Int(vector.size)])
            #expect(checkpoint.extensions.isEmpty)
            #expect(vector.note.hasPrefix("\(checkpoint.text)\n— "))
        }
    }

    @Test func malformedCheckpointsAreRefused() throws {
        let refused = try Vectors.load().signedNotes.mustRefuseCheckpointText
        #expect(refused.count == 16)
        for vector in refused {
            #expect(throws: CheckpointFault.self, "\(vector.why)") { try Checkpoint(parsing: vector.text) }
        }
    }

    @Test func whatIsNoCheckpointIsRefusedByItsName() {
        for text in ["", "a\n", "a\n1\n", "a\n1\n\(root)", "\n1\n\(root)\n", "a\n1\n\(root)\n\n", "a\n1\n\(root)\nx"] {
            #expect(throws: CheckpointFault.lines) { try Checkpoint(parsing: text) }
        }
        for size in ["", "01", "-1", "+1", "1 ", " 1", "1e3", "9223372036854775808", "١"] {
            #expect(throws: CheckpointFault.size) { try Checkpoint(parsing: "a\n\(size)\n\(root)\n") }
        }
        for root in ["", "Xcna", root.dropLast() + "", "\(root) ", " \(root)", root.dropLast(2) + "h="] {
            #expect(throws: CheckpointFault.root) { try Checkpoint(parsing: "a\n1\n\(root)\n") }
        }
        #expect(throws: CheckpointFault.emptyTree) { try Checkpoint(parsing: "a\n0\n\(root)\n") }
    }

    @Test(arguments: [1, 9, Int64.max])
    func sizesUpToTheLargestAreTaken(_ size: Int64) throws {
        #expect(try Checkpoint(parsing: "a\n\(size)\n\(root)\n").size == size)
    }

    @Test func originsMayHaveSpacesAndExtensionsAreKept() throws {
        let text = "go.sum database tree\n8\n\(root)\none + two\nthree\n"
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.extensions == ["one + two", "three"])
        #expect(checkpoint.text == text)
    }

    @Test func onlyWhatCanBeReadAgainIsMade() {
        #expect(throws: CheckpointFault.lines) { try Checkpoint(origin: "", size: 0, root: .emptyRoot) }
        #expect(throws: CheckpointFault.lines) { try Checkpoint(origin: "a\nb", size: 0, root: .emptyRoot) }
        #expect(throws: CheckpointFault.lines) {
            try Checkpoint(origin: "a", size: 0, root: .emptyRoot, extensions: [""])
        }
        #expect(throws: CheckpointFault.size) { try Checkpoint(origin: "a", size: -1, root: .emptyRoot) }
        #expect(throws: CheckpointFault.emptyTree) {
            try Checkpoint(origin: "a", size: 0, root: Digest(hashing: "a".utf8))
        }
    }

    @Test func theNoteAroundItIsHeldAgainstItsOwnRules() {
        #expect(throws: CheckpointFault.note(.noSignatures)) { try SignedCheckpoint(parsing: "a\n1\n\(root)\n".utf8) }
        #expect(throws: CheckpointFault.size) {
            try SignedCheckpoint(parsing: "a\n01\n\(root)\n\n— a AAAAAAA=\n".utf8)
        }
    }

    @Test func aMutatedCheckpointIsRefusedOrInTheOneForm() throws {
        var generator = Generator(for: #function)
        let text = Array("example.com/log\n20852163\n\(root)\nextension\n".utf8)
        for _ in 0..<5_000 {
            let mutated = String(decoding: generator.mutate(text), as: UTF8.self)
            if let checkpoint = try? Checkpoint(parsing: mutated) {
                #expect(Array(checkpoint.text.utf8) == Array(mutated.utf8))
            }
            let random = String(decoding: generator.bytes(upTo: 40), as: UTF8.self)
            #expect(throws: CheckpointFault.self) { try Checkpoint(parsing: random) }
        }
    }
}
