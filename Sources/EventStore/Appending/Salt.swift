import Glibc

/// What keeps a record from being guessed and known by its digest: 16 random bytes.
enum Salt {
    static let size = 16

    static func draw() -> [UInt8] {
        draw(1)[0]
    }

    /// So many, by one call of the system.
    static func draw(_ count: Int) -> [[UInt8]] {
        var bytes = [UInt8](repeating: 0, count: count * size)
        arc4random_buf(&bytes, bytes.count)
        return stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<$0 + size]) }
    }
}
