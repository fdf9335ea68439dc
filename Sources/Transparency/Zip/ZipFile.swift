/// A file in a ZIP file, or one to be put there.
struct ZipFile: Equatable {
    /// ASCII.
    let name: String
    let content: [UInt8]

    /// What stands in front of the content.
    var localHeader: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(ZipRecord.localSignature)
        bytes += commonFields
        bytes += Array(name.utf8)
        return bytes
    }

    /// What stands in the directory at the end.
    func centralHeader(localOffset: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(ZipRecord.centralSignature)
        bytes.append(ZipRecord.version)
        bytes += commonFields
        // No comment, the first disk, no attributes.
        bytes += [UInt8](repeating: 0, count: 10)
        bytes.append(UInt32(localOffset))
        bytes += Array(name.utf8)
        return bytes
    }

    private var commonFields: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(ZipRecord.version)
        // No flags, stored, midnight.
        bytes += [UInt8](repeating: 0, count: 6)
        bytes.append(ZipRecord.date)
        bytes.append(CRC32.of(content))
        bytes.append(UInt32(content.count))
        bytes.append(UInt32(content.count))
        bytes.append(UInt16(name.utf8.count))
        bytes.append(UInt16(0))
        return bytes
    }
}
