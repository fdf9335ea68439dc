import EventSourcing
import Foundation
import Testing
import Transparency

@Suite struct CosignatureTests {
    @Test func aCosignatureBeginsWithItsTime() throws {
        let line = """
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nN\
            o0xUe+mbIUBkBIfZ+qnA==

            """
        let signature = try #require(try Note(parsing: "text\n\n\(line)".utf8).signatures.first)
        #expect(signature.line == line)
        #expect(signature.keyID.description == "8d66cf3f")
        // The time that c2sp.org/tlog-cosignature gives for its example.
        #expect(signature.bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) } == 1_679_315_147)
        #expect(signature.bytes.count == 72)
    }

    @Test(arguments: [0, 1, 1_800_000_000, Int64.max])
    func aCosignatureSaysWhenItWasMade(_ seconds: Int64) throws {
        let witness = try SampleKeys().witness
        let checkpoint = try SampleKeys().checkpoint(8).checkpoint
        let signature = try witness.cosign(checkpoint, secondsSince1970: seconds)
        let note = try Note(text: checkpoint.text, signatures: [signature])
        let verified = try note.verified(by: [witness.verifier])
        #expect(verified.map(\.key) == [witness.verifier])
        #expect(verified.map(\.secondsSince1970) == [seconds])
    }

    @Test(arguments: [-1, Int64.min])
    func aTimeOver63BitsIsNone(_ seconds: Int64) throws {
        let witness = try SampleKeys().witness
        let checkpoint = try SampleKeys().checkpoint(8).checkpoint
        let signature = try witness.cosign(checkpoint, secondsSince1970: seconds)
        let note = try Note(text: checkpoint.text, signatures: [signature])
        #expect(throws: NoteFault.badSignature(witness.verifier.name)) { try note.verified(by: [witness.verifier]) }
    }

    @Test func anyByteOfACosignatureCounts() throws {
        let witness = try SampleKeys().witness
        let note = try SampleKeys().checkpoint(3).note
        let signature = try #require(note.signatures.last)
        let encoded = try #require(signature.line.split(separator: " ").last?.dropLast())
        let bytes = try #require(Data(base64Encoded: String(encoded)))
        for index in 4..<bytes.count {
            var altered = bytes
            altered[index] ^= 0x80
            let line = "— \(signature.name) \(altered.base64EncodedString())\n"
            let note = try Note(parsing: "\(note.text)\n\(line)".utf8)
            #expect(throws: NoteFault.badSignature(witness.verifier.name)) {
                try note.verified(by: [witness.verifier])
            }
        }
        for length in [5, 68, 75, 77] {
            let line = "— \(signature.name) \((bytes + [0]).prefix(length).base64EncodedString())\n"
            let note = try Note(parsing: "\(note.text)\n\(line)".utf8)
            #expect(throws: NoteFault.badSignature(witness.verifier.name)) {
                try note.verified(by: [witness.verifier])
            }
        }
    }

    @Test func aLogsSignatureIsNoCosignatureAndTheOtherWayAround() throws {
        // Only the algorithm's byte tells these two keys apart.
        let name = try #require(KeyName("example.com/both"))
        let seed = [UInt8](repeating: 5, count: 32)
        let (log, witness) = (try SigningKey(name: name, seed: seed), try CosigningKey(name: name, seed: seed))
        let checkpoint = try SampleKeys().checkpoint(2).checkpoint
        #expect(log.verifier.id != witness.verifier.id)
        let signed = try SignedCheckpoint(checkpoint, signedBy: [log]).note
        #expect(throws: NoteFault.unsigned) { try signed.verified(by: [witness.verifier]) }
        let cosignature = try witness.cosign(checkpoint, secondsSince1970: 1)
        let cosigned = try Note(text: checkpoint.text, signatures: [cosignature])
        #expect(throws: NoteFault.unsigned) { try cosigned.verified(by: [log.verifier]) }
    }
}
