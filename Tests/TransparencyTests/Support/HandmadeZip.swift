/// A ZIP file made field by field, and wrong where a test wants it: by another hand than the module's.
struct HandmadeZip {
    struct File {
        var name: String
        var content: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        var version: UInt16 = 20
        var extra: [UInt8] = []
        var checksum: UInt32?
        var sizeInDirectory: UInt32?
        var nameInDirectory: String?
        /// What lies between this file and the next.
        var gap: [UInt8] = []
    }

    var files: [File]
    var leading: [UInt8] = []
    var comment: [UInt8] = []
    var trailing: [UInt8] = []
    var countInEnd: UInt16?
    var offsetInEnd: UInt32?
    /// Where the directory says that a file is, if not where it is.
    var offsets: [Int: UInt32] = [:]

    var bytes: [UInt8] {
        var (content, directory) = (leading, [UInt8]())
        for (index, file) in files.enumerated() {
            let offset = offsets[index] ?? UInt32(content.count)
            let checksum = file.checksum ?? Self.checksum(file.content)
            let fields = Self.little(file.version, 2) + Self.little(file.flags, 2) + Self.little(file.method, 2)
            let size = UInt32(file.content.count)
            content += [0x50, 0x4B, 3, 4] + fields + [1, 2, 3, 4] + Self.little(checksum, 4)
            content += Self.little(size, 4) + Self.little(size, 4)
            content += Self.little(file.name.utf8.count, 2) + Self.little(file.extra.count, 2)
            content += Array(file.name.utf8) + file.extra + file.content + file.gap
            let name = file.nameInDirectory ?? file.name
            let claimed = file.sizeInDirectory ?? size
            directory += [0x50, 0x4B, 1, 2, 30, 3] + fields + [1, 2, 3, 4] + Self.little(checksum, 4)
            directory += Self.little(claimed, 4) + Self.little(claimed, 4) + Self.little(name.utf8.count, 2)
            directory += Self.little(file.extra.count, 2) + [0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81]
            directory += Self.little(offset, 4) + Array(name.utf8) + file.extra
        }
        let count = Self.little(countInEnd ?? UInt16(files.count), 2)
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + Self.little(directory.count, 4)
        let offset = Self.little(offsetInEnd ?? UInt32(content.count), 4)
        return content + directory + end + offset + Self.little(comment.count, 2) + comment + trailing
    }

    private static func little(_ value: some BinaryInteger, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// CRC-32 bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            for bit in 0..<8 {
                let isSet = (checksum ^ UInt32(byte >> UInt8(bit))) & 1 == 1
                checksum = isSet ? (checksum >> 1) ^ 0xEDB8_8320 : checksum >> 1
            }
        }
        return ~checksum
    }
}
