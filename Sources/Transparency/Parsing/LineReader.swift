import EventSourcing

/// Reads lines that each end in a newline, up to what follows them.
struct LineReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) {
        rest = Array(bytes)[...]
    }

    /// The next line without its newline; nil where there is none or it isn't UTF-8.
    mutating func line() -> String? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
            let line = String(validating: rest[..<end], as: UTF8.self)
        else { return nil }
        rest = rest[(end + 1)...]
        return line
    }

    /// What follows the word and a space in the next line; nil, and the line still to be read, where it begins otherwise.
    mutating func value(after word: String) -> String? {
        let prefix = "\(word) ".utf8
        guard rest.starts(with: prefix), let line = line() else { return nil }
        // Not character by character: the space may be one with what follows it.
        return String(decoding: line.utf8.dropFirst(prefix.count), as: UTF8.self)
    }

    /// Up to 63 hashes in base64, a line each, and the empty line after them; no proof in a tree of fewer than 2^63 leaves
    /// has more. nil where something else stands there.
    mutating func hashes() -> [Digest]? {
        var hashes: [Digest] = []
        while let line = line() {
            guard !line.isEmpty else { return hashes }
            guard hashes.count < 63, let hash = Digest(base64: line) else { return nil }
            hashes.append(hash)
        }
        return nil
    }
}
