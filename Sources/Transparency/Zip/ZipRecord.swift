/// The headers of a ZIP file with stored files only (PKWARE's APPNOTE 4.3).
enum ZipRecord {
    static let localSignature: UInt32 = 0x0403_4B50
    static let centralSignature: UInt32 = 0x0201_4B50
    static let endSignature: UInt32 = 0x0605_4B50

    static let endSize = 22

    /// 1.0, the oldest there is.
    static let version: UInt16 = 10
    /// 1980-01-01, where the dates of ZIP files begin: the same content makes the same bytes.
    static let date: UInt16 = 0x0021
}

extension [UInt8] {
    /// Adds a number, little-endian.
    mutating func append(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
