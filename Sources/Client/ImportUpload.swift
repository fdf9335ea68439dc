import Foundation
package import NIOCore

/// Files that are sent to be imported as if they were one: of JSON Lines as many as there are, of CSV one.
package struct ImportUpload: Sendable {
    private static let blockSize = 1 << 16

    private let files: [String]
    let mediaType: String

    /// Of CSV, `files` is one.
    package init(_ files: [String], isCSV: Bool) {
        (self.files, mediaType) = (files, isCSV ? "text/csv" : "application/jsonl")
    }

    /// Where a line of what was sent stands.
    package func place(of line: Int) async throws -> (file: String, line: Int) {
        var before = 0
        for file in files {
            var lines = 0
            for try await block in ImportUpload([file], mediaType) {
                lines += block.readableBytesView.count(where: { $0 == UInt8(ascii: "\n") })
            }
            if line <= before + lines { return (file, line - before) }
            before += lines
        }
        return (files.last ?? "", line - before)
    }

    private init(_ files: [String], _ mediaType: String) {
        (self.files, self.mediaType) = (files, mediaType)
    }
}

extension ImportUpload: AsyncSequence {
    package typealias Element = ByteBuffer

    package func makeAsyncIterator() -> Iterator { Iterator(files: files[...]) }

    /// A block of a file after the other; each file's last line is ended, and a byte order mark is left out.
    package struct Iterator: AsyncIteratorProtocol {
        private var files: ArraySlice<String>
        private var handle: FileHandle?
        private var isAtBeginning = true
        private var endsLine = true

        fileprivate init(files: ArraySlice<String>) {
            self.files = files
        }

        /// - Throws: where a file can't be read.
        package mutating func next() async throws -> ByteBuffer? {
            while true {
                if let block = try handle?.read(upToCount: ImportUpload.blockSize), !block.isEmpty {
                    let mark = isAtBeginning && block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
                    (isAtBeginning, endsLine) = (false, block.last == UInt8(ascii: "\n"))
                    return ByteBuffer(bytes: block.dropFirst(mark))
                }
                if !endsLine {
                    endsLine = true
                    return ByteBuffer(string: "\n")
                }
                guard let file = files.popFirst() else { return nil }
                handle = try FileHandle(forReadingFrom: URL(filePath: file))
                isAtBeginning = true
            }
        }
    }
}
