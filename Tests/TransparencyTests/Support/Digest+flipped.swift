import EventSourcing

extension Digest {
    /// With one bit of it, of 256, the other way.
    func flipped(_ bit: Int = 0) -> Digest {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return Digest(bytes: bytes) ?? self
    }
}
