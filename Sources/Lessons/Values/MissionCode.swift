/// What a mission is known by: `MINUSMA`. Capital letters, digits and hyphens, 2 to 32 of them, a letter first.
package struct MissionCode: Hashable, Sendable {
    package let rawValue: String
}

extension MissionCode: LosslessStringConvertible {
    /// Takes any case; nil for what is no code.
    package init?(_ description: String) {
        let code = description.uppercased()
        guard (2...32).contains(code.utf8.count), code.first?.isLetter == true,
            code.utf8.allSatisfy({ $0.isCapital || $0.isDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        rawValue = code
    }

    package var description: String { rawValue }
}

extension MissionCode: Codable {
    package init(from decoder: any Decoder) throws { self = try decoder.text("a mission's code") }
    package func encode(to encoder: any Encoder) throws { try encoder.encode(text: self) }
}
