/// SplitMix64: the same seed gives the same run again.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// With a seed of its own, which it prints.
    init(for test: String) {
        let seed = UInt64.random(in: 0...(.max))
        print("\(test): seed \(seed)")
        self.init(seed: seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Generator {
    mutating func bytes(upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    /// The bytes with one to three things done to them: a bit flipped, a byte put in, a part cut out, doubled or moved.
    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &self) where !bytes.isEmpty {
            let start = Int.random(in: bytes.indices, using: &self)
            let end = Int.random(in: start...min(bytes.count, start + 40), using: &self)
            switch Int.random(in: 0..<5, using: &self) {
            case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: bytes.insert("\n+ 09—=".utf8.randomElement(using: &self) ?? 0, at: start)
            case 2: bytes.removeSubrange(start..<end)
            case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
            default:
                let part = Array(bytes[start..<end])
                bytes.removeSubrange(start..<end)
                bytes.insert(contentsOf: part, at: Int.random(in: 0...bytes.count, using: &self))
            }
        }
        return bytes
    }
}
