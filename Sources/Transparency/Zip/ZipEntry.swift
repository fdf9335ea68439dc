/// What a file's two headers have in common.
struct ZipEntry: Equatable {
    let checksum: UInt32
    let size: Int
    let nameLength: Int

    /// Reads from the needed version on to the length of the extra field.
    init(reading fields: inout ZipFields) throws(ZipFault) {
        let version = fields.uint16()
        let (flags, method) = (fields.uint16(), fields.uint16())
        // Time and date say nothing that anybody vouches for.
        _ = fields.uint32()
        checksum = fields.uint32()
        let (compressedSize, size) = (fields.uint32(), fields.uint32())
        nameLength = Int(fields.uint16())
        let extraLength = fields.uint16()
        guard flags & 0x2041 == 0 else { throw .encrypted }
        guard method == 0 else { throw .compressed }
        guard version < 45, size != .max, compressedSize != .max else { throw .zip64 }
        // 0x0800 says that the name is UTF-8: it is ASCII, if it is one of ours.
        guard flags & ~0x0800 == 0, compressedSize == size, extraLength == 0 else { throw .layout }
        self.size = Int(size)
    }
}
