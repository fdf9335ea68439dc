/// Reads the files of a ZIP file in the order of its directory. They must lie in that order, without gaps, from the first
/// byte on, and nothing may follow the directory's end: two readers can't see two different contents then.
struct ZipReader {
    private let bytes: [UInt8]
    private let directoryOffset: Int
    private let endOffset: Int
    private var remaining: Int
    /// Where the next entry of the directory is.
    private var directoryPosition: Int
    /// Where the next file is.
    private var filePosition = 0

    init(_ bytes: [UInt8]) throws(ZipFault) {
        endOffset = bytes.count - ZipRecord.endSize
        guard endOffset >= 0 else { throw .layout }
        var end = ZipFields(bytes[endOffset...])
        guard end.uint32() == ZipRecord.endSignature else { throw .layout }
        let disks = end.uint32()
        let (countHere, count) = (end.uint16(), end.uint16())
        let (size, offset) = (end.uint32(), end.uint32())
        guard count != .max, size != .max, offset != .max else { throw .zip64 }
        guard disks == 0, count == countHere, end.uint16() == 0, Int(offset) + Int(size) == endOffset else {
            throw .layout
        }
        guard Int(count) <= ZipArchive.maximumCount else { throw .count }
        self.bytes = bytes
        directoryOffset = Int(offset)
        directoryPosition = directoryOffset
        remaining = Int(count)
    }

    /// nil after the last one.
    mutating func next() throws(ZipFault) -> ZipFile? {
        guard remaining > 0 else {
            guard filePosition == directoryOffset, directoryPosition == endOffset else { throw .layout }
            return nil
        }
        remaining -= 1
        let (entry, name) = try centralHeader()
        return try file(entry, named: name)
    }

    private mutating func centralHeader() throws(ZipFault) -> (ZipEntry, name: ArraySlice<UInt8>) {
        var fields = ZipFields(bytes[directoryPosition..<endOffset])
        guard fields.uint32() == ZipRecord.centralSignature else { throw .layout }
        // The version that wrote it.
        _ = fields.uint16()
        let entry = try ZipEntry(reading: &fields)
        let (comment, disk) = (fields.uint16(), fields.uint16())
        // The attributes: who may read the file once it is unpacked.
        _ = fields.uint16()
        _ = fields.uint32()
        let offset = fields.uint32()
        guard comment == 0, disk == 0, Int(offset) == filePosition, let name = fields.take(entry.nameLength) else {
            throw .layout
        }
        directoryPosition = fields.rest.startIndex
        return (entry, name)
    }

    private mutating func file(_ entry: ZipEntry, named name: ArraySlice<UInt8>) throws(ZipFault) -> ZipFile {
        var fields = ZipFields(bytes[filePosition..<directoryOffset])
        guard fields.uint32() == ZipRecord.localSignature, try ZipEntry(reading: &fields) == entry,
            fields.take(entry.nameLength) == name, let content = fields.take(entry.size)
        else { throw .layout }
        guard CRC32.of(content) == entry.checksum else { throw .checksum }
        filePosition = fields.rest.startIndex
        return ZipFile(name: String(decoding: name, as: UTF8.self), content: Array(content))
    }
}
