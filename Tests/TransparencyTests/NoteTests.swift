import Testing
import Transparency

@Suite struct NoteTests {
    @Test func publishedNotesAreSignedByTheirKeys() throws {
        let published = try Vectors.load().signedNotes.published
        #expect(published.count == 2)
        for example in published {
            let note = try Note(parsing: example.note.utf8)
            let keys = try example.vkeys.map { try VerifierKey(parsing: $0) }
            #expect(try note.verified(by: keys).map(\.key) == keys)
            #expect(note.serialized == example.note)
        }
    }

    @Test func signaturesOfUnknownKeysArePassedOver() throws {
        let example = try #require(try Vectors.load().signedNotes.published.first)
        let note = try Note(parsing: example.note.utf8)
        let enoch = try VerifierKey(parsing: try #require(example.vkeys.last))
        #expect(try note.verified(by: [enoch]).map(\.key) == [enoch])
        let stranger = try SampleKeys().log.verifier
        #expect(throws: NoteFault.unsigned) { try note.verified(by: [stranger]) }
        #expect(throws: NoteFault.unsigned) { try note.verified(by: []) }
    }

    @Test func signaturesAreThoseOfTheVectors() throws {
        let keys = try SampleKeys()
        for vector in try Vectors.load().signedNotes.generated.checkpoints {
            let published = try SignedCheckpoint(parsing: vector.note.utf8)
            let verified = try published.note.verified(by: [keys.witness.verifier, keys.log.verifier])
            #expect(verified.map(\.key) == [keys.log.verifier, keys.witness.verifier])
            let seconds = try #require(verified.last?.secondsSince1970)
            #expect(seconds == 1_700_000_000 + vector.size)
            let signed = try SignedCheckpoint(published.checkpoint, signedBy: [keys.log])
            let cosigned = try signed.note.adding(
                try keys.witness.cosign(published.checkpoint, secondsSince1970: seconds)
            )
            #expect(try cosigned.verified(by: [keys.log.verifier, keys.witness.verifier]) == verified)
            #if os(Linux)
                // RFC 8032 leaves nothing to chance; Apple's library adds some.
                #expect(cosigned.serialized == vector.note)
            #endif
        }
    }

    @Test func malformedNotesAreRefused() throws {
        let keys = try SampleKeys()
        let refused = try Vectors.load().signedNotes.mustRefuseNotes
        #expect(refused.count == 16)
        for vector in refused {
            #expect(throws: NoteFault.self, "\(vector.why)") {
                try Note(parsing: vector.note.utf8).verified(by: [keys.log.verifier])
            }
        }
    }

    @Test(arguments: [
        ("text\n\n", NoteFault.noSignatures), ("text\n", .noSignatures), ("", .noSignatures), ("\n\n", .noSignatures),
        ("text\n\n— name AAAAAAA=", .noSignatures), ("text\n\n— name AAAA\n", .signatureLine(1)),
        ("text\n\n— name AAAAAAA=\nname AAAAAAA=\n", .signatureLine(2)),
        ("text\n\n—name AAAAAAA=\n", .signatureLine(1)),
        ("text\n\n—  name AAAAAAA=\n", .signatureLine(1)), ("text\n\n— name AAAAAAA= \n", .signatureLine(1)),
        ("text\n\n— name AAAAAAB=\n", .signatureLine(1)), ("text\n\n— na+me AAAAAAA=\n", .signatureLine(1)),
        ("te\txt\n\n— name AAAAAAA=\n", .controlCharacter), ("te\u{0}xt\n\n— name AAAAAAA=\n", .controlCharacter),
        ("text\r\n\r\n— name AAAAAAA=\r\n", .controlCharacter),
    ])
    func whatIsNoNoteIsRefusedByItsName(_ text: String, _ fault: NoteFault) {
        #expect(throws: fault) { try Note(parsing: text.utf8) }
    }

    @Test func bytesThatAreNotTextAreRefused() {
        #expect(throws: NoteFault.encoding) { try Note(parsing: [0x74, 0xC3, 0x0A]) }
        #expect(throws: NoteFault.encoding) { try Note(parsing: [0xED, 0xA0, 0x80, 0x0A]) }
    }

    @Test func aNoteHasAtMostAHundredSignaturesAndAMillionBytes() throws {
        let line = "— name AAAAAAA=\n"
        #expect(try Note(parsing: "t\n\n\(String(repeating: line, count: 100))".utf8).signatures.count == 100)
        #expect(throws: NoteFault.tooManySignatures) {
            try Note(parsing: "t\n\n\(String(repeating: line, count: 101))".utf8)
        }
        let rest = "\n\n\(line)"
        let longest = String(repeating: "t", count: 1_000_000 - rest.utf8.count) + rest
        #expect(try Note(parsing: longest.utf8).serialized == longest)
        #expect(throws: NoteFault.size) { try Note(parsing: "t\(longest)".utf8) }
    }

    @Test func theTextMayHaveBlankLines() throws {
        let log = try SampleKeys().log
        let text = "one\n\n— two AAAAAAA=\n\nthree\n"
        let note = try Note(text: text, signatures: [log.sign(text)])
        let read = try Note(parsing: note.serialized.utf8)
        #expect(read.text == text)
        #expect(try read.verified(by: [log.verifier]).map(\.key) == [log.verifier])
    }

    @Test(arguments: [("", NoteFault.text), ("text", .text), ("a\u{7}\n", .controlCharacter)])
    func onlyTextsOfNotesAreMadeOne(_ text: String, _ fault: NoteFault) throws {
        let signature = try SampleKeys().log.sign(text)
        #expect(throws: fault) { try Note(text: text, signatures: [signature]) }
        #expect(throws: NoteFault.noSignatures) { try Note(text: "text\n", signatures: []) }
    }

    @Test func aSignatureOfAnotherTextIsNamed() throws {
        let keys = try SampleKeys()
        let note = try Note(text: "one\n", signatures: [keys.log.sign("two\n")])
        #expect(throws: NoteFault.badSignature(keys.log.verifier.name)) {
            try note.verified(by: [keys.log.verifier])
        }
    }

    /// A key of the same name and key id, such as anybody can search for, gets nowhere with another public key.
    @Test func aBadSignatureOfAKnownKeyIsAnErrorEvenBesideAGoodOne() throws {
        let keys = try SampleKeys()
        let note = try keys.checkpoint(8).note
        let bad = try keys.log.sign("other\n")
        let both = try note.adding(bad)
        #expect(throws: NoteFault.badSignature(keys.log.verifier.name)) { try both.verified(by: [keys.log.verifier]) }
        #expect(try both.verified(by: [keys.witness.verifier]).count == 1)
    }

    @Test func aKeyThatSignedTwiceCountsOnce() throws {
        let keys = try SampleKeys()
        let checkpoint = try keys.checkpoint(8)
        let later = try keys.witness.cosign(checkpoint.checkpoint, secondsSince1970: 1_800_000_000)
        let verified = try checkpoint.note.adding(later).verified(by: [keys.witness.verifier])
        #expect(verified.map(\.secondsSince1970) == [1_700_000_008])
    }

    @Test func bothKeysSignWhileTheyAreRotated() throws {
        let old = try SampleKeys().log
        let new = try SigningKey(name: old.verifier.name, seed: [UInt8](repeating: 7, count: 32))
        let checkpoint = try Checkpoint(origin: "\(old.verifier.name)", size: 1, root: .emptyRoot)
        let note = try SignedCheckpoint(checkpoint, signedBy: [old, new]).note
        #expect(try note.verified(by: [new.verifier]).map(\.key) == [new.verifier])
        #expect(try note.verified(by: [old.verifier]).map(\.key) == [old.verifier])
    }

    @Test func aMutatedNoteIsRefusedOrOfTheSameText() throws {
        var generator = Generator(for: #function)
        let keys = try SampleKeys()
        let original = try keys.checkpoint(5).note
        let bytes = Array(original.serialized.utf8)
        for _ in 0..<4_000 {
            let mutated = generator.mutate(bytes)
            guard let note = try? Note(parsing: mutated) else { continue }
            #expect(Array(note.serialized.utf8) == mutated)
            if (try? note.verified(by: [keys.log.verifier, keys.witness.verifier])) != nil {
                #expect(Array(note.text.utf8) == Array(original.text.utf8))
            }
        }
        for _ in 0..<2_000 {
            let random = generator.bytes(upTo: 60) + Array("\n\n— a AAAAAAA=\n".utf8) + generator.bytes(upTo: 3)
            if let note = try? Note(parsing: random) { #expect(Array(note.serialized.utf8) == random) }
        }
    }
}
