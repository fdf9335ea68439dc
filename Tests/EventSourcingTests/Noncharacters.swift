/// Noncharacters that Swift takes in no literal.
enum Noncharacters {
    static let fdd0 = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
    static let fdef = String(decoding: [0xEF, 0xB7, 0xAF] as [UInt8], as: UTF8.self)
}
