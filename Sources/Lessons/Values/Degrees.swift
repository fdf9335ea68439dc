/// An angle to a millionth of a degree, about 11 cm on the ground; written as decimal text, `-1.286389`, so that what is
/// read is what was given.
package struct Degrees: Hashable, Sendable {
    package let millionths: Int
}

extension Degrees: LosslessStringConvertible {
    /// nil for anything but a decimal number with at most six decimals and 360 at most. The decimals stand behind a point, or
    /// behind a comma, as much of the world writes them.
    package init?(_ description: String) {
        let isNegative = description.hasPrefix("-")
        let parts = description.dropFirst(isNegative ? 1 : 0).split(omittingEmptySubsequences: false) {
            $0 == "." || $0 == ","
        }
        guard (1...2).contains(parts.count), (1...3).contains(parts[0].utf8.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }),
            parts.last.map({ $0.utf8.count <= 6 }) == true,
            let whole = Int(parts[0]), whole <= 360
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        let fraction = Int(decimals + String(repeating: "0", count: 6 - decimals.utf8.count)) ?? 0
        millionths = (isNegative ? -1 : 1) * (whole * 1_000_000 + fraction)
    }

    package var description: String {
        let (whole, fraction) = abs(millionths).quotientAndRemainder(dividingBy: 1_000_000)
        var decimals = String(String(1_000_000 + fraction).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (millionths < 0 ? "-" : "") + "\(whole)" + (decimals.isEmpty ? "" : ".\(decimals)")
    }
}

extension Degrees: Codable {
    package init(from decoder: any Decoder) throws { self = try decoder.text("degrees") }
    package func encode(to encoder: any Encoder) throws { try encoder.encode(text: self) }
}
