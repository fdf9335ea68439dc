/// A ZIP file of a few files, each stored as it is: the same files make the same bytes.
struct ZipArchive: Equatable {
    static let maximumSize = 64 << 20
    static let maximumCount = 16

    let files: [ZipFile]

    /// - Throws: `ZipFault.size` where the files have over 64 MiB together, `.count` where they are over 16.
    init(_ files: [ZipFile]) throws(ZipFault) {
        guard files.count <= Self.maximumCount else { throw .count }
        self.files = files
        guard files.reduce(0, { $0 + $1.content.count }) <= Self.maximumSize, bytes.count <= Self.maximumSize else {
            throw .size
        }
    }

    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - names: Those that files may have.
    /// - Throws: `ZipFault`, the first thing that keeps it from being read.
    init(parsing bytes: [UInt8], names: Set<String>) throws(ZipFault) {
        guard bytes.count <= Self.maximumSize else { throw .size }
        var reader = try ZipReader(bytes)
        var files: [ZipFile] = []
        while let file = try reader.next() {
            guard names.contains(file.name) else { throw .name }
            guard !files.contains(where: { $0.name == file.name }) else { throw .duplicate }
            files.append(file)
        }
        self.files = files
    }

    var bytes: [UInt8] {
        var content: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            directory += file.centralHeader(localOffset: content.count)
            content += file.localHeader + file.content
        }
        return content + directory + end(directorySize: directory.count, directoryOffset: content.count)
    }

    private func end(directorySize: Int, directoryOffset: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(ZipRecord.endSignature)
        // One disk.
        bytes.append(UInt32(0))
        bytes.append(UInt16(files.count))
        bytes.append(UInt16(files.count))
        bytes.append(UInt32(directorySize))
        bytes.append(UInt32(directoryOffset))
        // No comment.
        bytes.append(UInt16(0))
        return bytes
    }
}
