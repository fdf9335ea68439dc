/// Takes little-endian numbers from the front of bytes. What isn't there reads as zero: the layout is checked by what is
/// taken after it.
struct ZipFields {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func uint16() -> UInt16 { number() }

    mutating func uint32() -> UInt32 { number() }

    private mutating func number<Number: FixedWidthInteger>() -> Number {
        let bytes = rest.prefix(Number.bitWidth / 8)
        rest = rest.dropFirst(bytes.count)
        return bytes.reversed().reduce(0) { $0 << 8 | Number($1) }
    }

    /// nil where there are fewer bytes.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
