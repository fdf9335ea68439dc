import Glibc

/// The bytes of a file, one after the other, a block in memory at a time; a byte order mark is passed over.
package struct ByteReader: ~Copyable {
    private static let blockSize = 1 << 16
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// How many were taken so far.
    package private(set) var bytesRead = 0
    private let file: Int32
    private var block: [UInt8] = []
    private var index = 0
    private var isAtBeginning = true
    /// Behind a fault too: whoever goes on finds the end.
    private var isAtEnd = false

    /// nil where the file can't be opened.
    package init?(path: String) {
        self.init(descriptor: open(path, O_RDONLY | O_CLOEXEC))
        guard file >= 0 else { return nil }
    }

    /// What is open already, and is closed with the reader.
    package init(descriptor: Int32) {
        file = descriptor
    }

    deinit { close(file) }

    /// nil at the end.
    ///
    /// - Throws: `ReadFault`.
    package mutating func next() throws(ReadFault) -> UInt8? {
        if index == block.count, try !fill() { return nil }
        defer { (index, bytesRead) = (index + 1, bytesRead + 1) }
        return block[index]
    }

    /// The next line without its end; nil at the end of the file. Of one that is longer than `maximum`, no more than one byte
    /// too many is kept.
    ///
    /// - Throws: `ReadFault`.
    package mutating func nextLine(atMost maximum: Int) throws(ReadFault) -> [UInt8]? {
        var line: [UInt8] = []
        while let byte = try next() {
            guard byte != UInt8(ascii: "\n") else { return line }
            if line.count <= maximum { line.append(byte) }
        }
        return line.isEmpty ? nil : line
    }

    private mutating func fill() throws(ReadFault) -> Bool {
        (block, index) = (try nextBlock(), 0)
        if isAtBeginning {
            // From a pipe the mark may come by itself, and in parts.
            while block.count < Self.mark.count, Self.mark.starts(with: block), !isAtEnd { block += try nextBlock() }
            if block.starts(with: Self.mark) { block.removeFirst(Self.mark.count) }
            if block.isEmpty { block = try nextBlock() }
            isAtBeginning = false
        }
        return !block.isEmpty
    }

    /// What there is to read now; empty at the end.
    private mutating func nextBlock() throws(ReadFault) -> [UInt8] {
        guard !isAtEnd else { return [] }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, filled in
            repeat { count = read(file, buffer.baseAddress, Self.blockSize) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        isAtEnd = count <= 0
        guard count >= 0 else { throw ReadFault(code: errno) }
        return bytes
    }
}

/// A file that can't be read to its end: what was read of it isn't all of it.
package struct ReadFault: Error, Sendable, CustomStringConvertible {
    /// As the system numbers it.
    let code: Int32

    package var description: String { "the file can't be read from here on: \(String(cString: strerror(code)))" }
}
