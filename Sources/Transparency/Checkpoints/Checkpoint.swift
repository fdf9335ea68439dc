package import EventSourcing

/// A log's tree at one size (c2sp.org/tlog-checkpoint): the text that the log signs.
package struct Checkpoint: Sendable, Hashable {
    /// Whose log: a line that no other log has.
    package let origin: String
    /// How many leaves the tree has, up to 2^63 - 1.
    package let size: Int64
    /// Of the tree.
    package let root: Digest
    /// What else the log says, a line each; ours says nothing.
    package let extensions: [String]

    /// - Throws: `CheckpointFault` where a line is empty or has a control character, the size is negative, or the root of
    ///   an empty tree isn't that of one.
    package init(origin: String, size: Int64, root: Digest, extensions: [String] = []) throws(CheckpointFault) {
        let isLine = { (line: String) in !line.isEmpty && line.utf8.allSatisfy { $0 >= 0x20 } }
        guard isLine(origin), extensions.allSatisfy(isLine) else { throw .lines }
        guard size >= 0 else { throw .size }
        guard size > 0 || root == .emptyRoot else { throw .emptyTree }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// - Throws: `CheckpointFault`, the first thing in which the text isn't a checkpoint's.
    package init(parsing text: String) throws(CheckpointFault) {
        var reader = LineReader(text.utf8)
        guard let origin = reader.line(), let sizeLine = reader.line(), let rootLine = reader.line() else {
            throw .lines
        }
        guard let size = Int64(strictDecimal: sizeLine.utf8) else { throw .size }
        guard let root = Digest(base64: rootLine) else { throw .root }
        var extensions: [String] = []
        while let line = reader.line() { extensions.append(line) }
        guard reader.rest.isEmpty else { throw .lines }
        try self.init(origin: origin, size: size, root: root, extensions: extensions)
    }

    /// What is signed: it ends in a newline.
    package var text: String {
        ([origin, "\(size)", root.base64] + extensions).map { "\($0)\n" }.joined()
    }
}
