import EventSourcing
import Testing
import Transparency

@Suite struct KeyTests {
    private let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

    @Test func publishedVerifierKeysReadAndAreWrittenAsTheyWere() throws {
        let notes = try Vectors.load().signedNotes
        let texts =
            notes.published.flatMap(\.vkeys) + [
                notes.generated.logVkey, notes.generated.witnessVkeyCosignatureV1,
            ]
        #expect(texts.count == 5)
        for text in texts { #expect(try VerifierKey(parsing: text).description == text) }
        #expect(try VerifierKey(parsing: notes.generated.logVkey).algorithm == .ed25519)
        #expect(try VerifierKey(parsing: notes.generated.witnessVkeyCosignatureV1).algorithm == .cosignature)
    }

    @Test func keysMadeFromSeedsAreThoseOfTheVectors() throws {
        let generated = try Vectors.load().signedNotes.generated
        let keys = try SampleKeys()
        #expect(keys.log.verifier.description == generated.logVkey)
        #expect(keys.log.verifier.publicKey == (try [UInt8](hex: generated.logPublicHex)))
        #expect(keys.witness.verifier.description == generated.witnessVkeyCosignatureV1)
    }

    @Test func theSigningKeyOfGosExampleReadsAndIsWrittenAsItWas() throws {
        let example = try #require(try Vectors.load().signedNotes.published.first)
        let text = try #require(example.skeyPeterneumann)
        let key = try SigningKey(parsing: text)
        #expect(key.secretText == text)
        #expect(key.verifier.description == example.vkeys.first)
    }

    @Test func aWitnessesKeyFileReadsAgainAndIsNotALogs() throws {
        let keys = try SampleKeys()
        #expect(try CosigningKey(parsing: keys.witness.secretText).verifier == keys.witness.verifier)
        #expect(keys.witness.secretText.hasPrefix("PRIVATE+KEY+witness.example/w1+20324abe+"))
        #expect(throws: KeyFault.algorithm) { try SigningKey(parsing: keys.witness.secretText) }
        #expect(throws: KeyFault.algorithm) { try CosigningKey(parsing: keys.log.secretText) }
    }

    @Test(arguments: [
        ("", KeyFault.verifierForm), ("example.com/foo", .verifierForm), ("example.com/foo+530d903a", .verifierForm),
        ("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .name),
        ("example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .name),
        ("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2", .base64),
        ("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n", .base64),
        ("example.com/foo+530d903a+", .algorithm),
        ("example.com/foo+530d903a+A+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .algorithm),
        ("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=", .length),
        ("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .keyID),
        ("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .keyID),
        ("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .keyID),
        ("example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", .keyID),
    ])
    func whatIsNoVerifierKeyIsRefused(_ text: String, _ fault: KeyFault) {
        #expect(throws: fault) { try VerifierKey(parsing: text) }
    }

    @Test(arguments: [
        ("", KeyFault.signerForm), ("PRIVATE+KEY+", .signerForm), ("PRIVATE+KEY+PeterNeumann+c74f20a3", .signerForm),
        ("PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", .signerForm),
        ("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", .keyID),
        ("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDF", .base64),
        ("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDE=", .length),
        ("PRIVATE+KEY++c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", .name),
    ])
    func whatIsNoSigningKeyIsRefused(_ text: String, _ fault: KeyFault) {
        #expect(throws: fault) { try SigningKey(parsing: text) }
    }

    @Test(arguments: [0, 31, 33])
    func aKeyHas32Bytes(_ count: Int) throws {
        let name = try #require(KeyName("example.com"))
        let bytes = [UInt8](repeating: 1, count: count)
        #expect(throws: KeyFault.length) { try SigningKey(name: name, seed: bytes) }
        #expect(throws: KeyFault.length) { try CosigningKey(name: name, seed: bytes) }
        #expect(throws: KeyFault.length) { try VerifierKey(name: name, algorithm: .ed25519, publicKey: bytes) }
    }

    @Test(arguments: ["", " ", "a b", "a+b", "a\u{A0}b", "a\u{2003}b", "a\nb", "a\u{1}b", "\u{3000}", "a\u{85}"])
    func aNameHasNoSpacesPlusSignsOrControlCharacters(_ name: String) {
        #expect(KeyName(name) == nil)
    }

    @Test func namesOfOtherBytesAreOtherNames() throws {
        let (composed, decomposed) = (try #require(KeyName("caf\u{E9}")), try #require(KeyName("cafe\u{301}")))
        #expect("\(composed)" == "\(decomposed)")
        #expect(composed != decomposed)
    }

    @Test func aMutatedVerifierKeyIsRefusedOrTheSame() throws {
        var generator = Generator(for: #function)
        let witness = try SampleKeys().witness.verifier.description
        for round in 0..<4_000 {
            let original = round.isMultiple(of: 2) ? vkey : witness
            let text = String(decoding: generator.mutate(Array(original.utf8)), as: UTF8.self)
            // A key id of four bytes is no protection against a name that was altered on purpose: only against slips.
            if let key = try? VerifierKey(parsing: text) { #expect(key.description == text) }
            let random = String(decoding: generator.bytes(upTo: 80), as: UTF8.self)
            #expect(throws: KeyFault.self) { try VerifierKey(parsing: random) }
        }
    }
}
