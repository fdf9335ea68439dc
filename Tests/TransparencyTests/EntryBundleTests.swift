import EventSourcing
import Testing
import Transparency

@Suite struct EntryBundleTests {
    @Test func eachEntryHasItsLengthInFront() throws {
        let bundle = try EntryBundle([[1, 2, 3], [], [UInt8](repeating: 9, count: 258)])
        #expect(bundle.bytes.prefix(9) == [0, 3, 1, 2, 3, 0, 0, 1, 2])
        #expect(bundle.bytes.count == 3 * 2 + 3 + 258)
        #expect(try EntryBundle(parsing: bundle.bytes) == bundle)
    }

    @Test func entriesAreWhatTheTileAboveIsOf() throws {
        let entries = (0..<256).map { Digest(hashing: "record \($0)".utf8) }
        let bundle = try EntryBundle(entries.map(\.bytes))
        #expect(bundle.bytes.count == 256 * 34)
        #expect(bundle.leafHashes == entries.map { Digest(leafOf: $0) })
    }

    @Test func aBundleHasOneTo256Entries() {
        #expect(throws: EntryBundleFault.count) { try EntryBundle([]) }
        #expect(throws: EntryBundleFault.count) { try EntryBundle(parsing: []) }
        #expect(throws: EntryBundleFault.count) { try EntryBundle([[UInt8]](repeating: [], count: 257)) }
        #expect(throws: EntryBundleFault.count) { try EntryBundle(parsing: [UInt8](repeating: 0, count: 514)) }
        #expect(throws: EntryBundleFault.length) { try EntryBundle([[UInt8](repeating: 0, count: 65_536)]) }
    }

    @Test func aBundleEndsWithAnEntry() throws {
        let bytes = try EntryBundle([[1, 2, 3], [4, 5]]).bytes
        for count in 1..<bytes.count where count != 5 {
            #expect(throws: EntryBundleFault.truncated) { try EntryBundle(parsing: Array(bytes.prefix(count))) }
        }
        #expect(throws: EntryBundleFault.truncated) { try EntryBundle(parsing: bytes + [0]) }
    }

    @Test func whateverReadsAsABundleIsWrittenAsTheSameBytes() throws {
        var generator = Generator(for: #function)
        let bytes = try EntryBundle((0..<5).map { [UInt8](repeating: UInt8($0), count: 8) }).bytes
        for _ in 0..<3_000 {
            let mutated = generator.mutate(bytes)
            if let bundle = try? EntryBundle(parsing: mutated) { #expect(bundle.bytes == mutated) }
            let random = generator.bytes(upTo: 12)
            if let bundle = try? EntryBundle(parsing: random) { #expect(bundle.bytes == random) }
        }
    }
}
