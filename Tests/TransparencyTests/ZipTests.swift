import Testing
import Transparency

@Suite struct ZipTests {
    private let sample: SampleBundle
    private let zip: HandmadeZip

    init() async throws {
        sample = try await SampleBundle()
        zip = sample.zip(try sample.contents())
    }

    private func expect(_ fault: ZipFault, _ alter: (inout HandmadeZip) -> Void) {
        var altered = zip
        alter(&altered)
        #expect(throws: BundleFault.zip(fault)) { try ProofBundle(parsing: altered.bytes) }
    }

    @Test func datesAndAttributesDoNotMatter() throws {
        #expect(try ProofBundle(parsing: zip.bytes) == sample.bundle)
    }

    @Test func namesMarkedAsUTF8AreTaken() throws {
        var marked = zip
        for index in marked.files.indices { marked.files[index].flags = 0x0800 }
        #expect(try ProofBundle(parsing: marked.bytes) == sample.bundle)
    }

    @Test(arguments: [1, 6, 8, 12, 93, 99])
    func compressedFilesAreRefused(_ method: UInt16) {
        expect(.compressed) { $0.files[1].method = method }
    }

    @Test(arguments: [0x0001, 0x0040, 0x2000])
    func encryptedFilesAreRefused(_ flag: UInt16) {
        expect(.encrypted) { $0.files[1].flags = flag }
    }

    @Test func sizesThatComeAfterTheContentAreRefused() {
        expect(.layout) { $0.files[1].flags = 0x0008 }
    }

    @Test func filesForLargeContentsAreRefused() {
        expect(.zip64) { $0.files[1].version = 45 }
        expect(.zip64) { $0.files[1].sizeInDirectory = .max }
        expect(.zip64) { $0.countInEnd = .max }
        expect(.zip64) { $0.offsetInEnd = .max }
    }

    @Test(arguments: [
        "../manifest.json", "/manifest.json", "manifest.json/", "Manifest.json", "manifest.json\u{0}", "x",
        "a/../checkpoint",
        "", "C:\\manifest.json",
    ])
    func otherNamesAreRefused(_ name: String) {
        expect(.name) { $0.files[1].name = name }
        expect(.name) { $0.files.append(.init(name: name, content: [])) }
    }

    @Test func aFileIsThereOnce() {
        expect(.duplicate) { $0.files.append($0.files[1]) }
        expect(.duplicate) { $0.files[2].name = $0.files[1].name }
    }

    @Test func moreThanSixteenFilesAreRefused() {
        expect(.count) { zip in zip.files += (0..<12).map { .init(name: "file \($0)", content: []) } }
        expect(.name) { zip in zip.files += (0..<11).map { .init(name: "file \($0)", content: []) } }
    }

    @Test func nothingLiesBetweenBeforeOrAfter() {
        expect(.layout) { $0.leading = [0] }
        expect(.layout) { $0.trailing = [0] }
        expect(.layout) { $0.comment = [0x61] }
        expect(.layout) { $0.files[0].gap = [0] }
        expect(.layout) { $0.files[4].gap = [0] }
        expect(.layout) { $0.files[1].extra = [1, 0, 0, 0] }
    }

    @Test func filesDoNotOverlap() {
        expect(.layout) { $0.offsets[1] = 0 }
        expect(.layout) { $0.offsets[0] = 1 }
        expect(.layout) { $0.offsets[4] = .max - 1 }
    }

    @Test func bothHeadersSayTheSame() {
        expect(.layout) { $0.files[1].nameInDirectory = "checkpoint" }
        expect(.layout) { $0.files[1].sizeInDirectory = 1 }
        expect(.layout) { $0.countInEnd = 4 }
        expect(.layout) { $0.countInEnd = 6 }
        expect(.layout) { $0.offsetInEnd = 0 }
    }

    @Test func aDamagedFileIsNoticed() {
        expect(.checksum) { $0.files[0].checksum = 1 }
        expect(.checksum) { $0.files[3].checksum = 0xFFFF_FFFF }
    }

    @Test func aFileOfOver64MiBIsRefused() {
        let bytes = [UInt8](repeating: 0, count: 64 << 20 | 1)
        #expect(throws: BundleFault.zip(.size)) { try ProofBundle(parsing: bytes) }
    }

    @Test func anEmptyOrCutFileIsRefused() throws {
        let bytes = try sample.bundle.zip()
        for count in Array(0..<60) + Array(stride(from: 60, to: bytes.count, by: 97)) + [bytes.count - 1] {
            #expect(throws: BundleFault.zip(.layout)) { try ProofBundle(parsing: Array(bytes.prefix(count))) }
        }
    }
}
