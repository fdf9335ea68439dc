import EventSourcing
import Testing

@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func aDigestIsThatOfSHA256(_ text: String, _ expected: String) {
        #expect(Digest(hashing: text.utf8).description == expected)
    }

    @Test func theBytesOfADigestMakeItAgain() {
        let digest = Digest(hashing: "abc".utf8)
        #expect(digest.bytes.count == 32)
        #expect(digest.bytes.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(Digest(digest.description) == digest)
        #expect(Digest(bytes: digest.bytes.reversed()) != digest)
    }

    @Test(arguments: [0, 31, 33, 64])
    func onlyThirtyTwoBytesMakeADigest(_ count: Int) {
        #expect(Digest(bytes: [UInt8](repeating: 0, count: count)) == nil)
    }

    @Test(arguments: [
        "", "ba7816bf", String(repeating: "a", count: 63), String(repeating: "A", count: 64),
        String(repeating: "g", count: 64), String(repeating: "a", count: 65), "+" + String(repeating: "a", count: 63),
    ])
    func onlySixtyFourLowerCaseDigitsReadAsADigest(_ text: String) {
        #expect(Digest(text) == nil)
    }

    @Test func digestsDifferInAnyOfTheirParts() {
        let base = [UInt8](repeating: 7, count: 32)
        for index in base.indices {
            var other = base
            other[index] ^= 1
            #expect(Digest(bytes: other) != Digest(bytes: base))
        }
    }
}
