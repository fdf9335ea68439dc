extension RandomAccessCollection<UInt8> where Index == Int {
    /// Whether the UTF-8 here begins a code point that no interchanged text may have (RFC 7493, 2.1): U+FDD0 to U+FDEF,
    /// and the last two of each plane.
    func hasNoncharacter(at offset: Int) -> Bool {
        switch self[offset] {
        case 0xEF where self[offset + 1] == 0xB7: (0x90...0xAF).contains(self[offset + 2])
        case 0xEF: self[offset + 1] == 0xBF && self[offset + 2] >= 0xBE
        case 0xF0...: self[offset + 1] & 0x0F == 0x0F && self[offset + 2] == 0xBF && self[offset + 3] >= 0xBE
        default: false
        }
    }
}

extension String {
    var hasNoncharacter: Bool {
        let bytes = Array(utf8)
        return bytes.indices.contains { bytes.hasNoncharacter(at: $0) }
    }
}
