import Glibc

/// The bytes of a file, one after the other, a block in memory at a time; a byte order mark is passed over.
struct ByteReader: ~Copyable {
    private static let blockSize = 1 << 16

    private let file: Int32
    private var block: [UInt8] = []
    private var index = 0
    private var isAtBeginning = true

    /// nil where the file can't be opened.
    init?(path: String) {
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
    }

    deinit { close(file) }

    /// nil at the end.
    mutating func next() -> UInt8? {
        if index == block.count, !fill() { return nil }
        defer { index += 1 }
        return block[index]
    }

    private mutating func fill() -> Bool {
        let count = Self.blockSize
        block = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, read(file, buffer.baseAddress, count))
        }
        index = isAtBeginning && block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        isAtBeginning = false
        return index < block.count
    }
}
