/// The language that something is written in: a well-formed tag of BCP 47 (RFC 5646, 2.1), `en`, `fr-CD`.
package struct LanguageTag: Hashable, Sendable {
    package static let english = LanguageTag(rawValue: "en")

    package let rawValue: String
}

extension LanguageTag: LosslessStringConvertible {
    /// nil where the tag isn't well-formed. Irregular tags of old aren't taken.
    package init?(_ description: String) {
        var subtags = description.lowercased().split(separator: "-", omittingEmptySubsequences: false)[...]
        func take(where isNext: (Substring) -> Bool) -> Bool {
            guard let next = subtags.first, isNext(next) else { return false }
            subtags.removeFirst()
            return true
        }
        guard description.utf8.count <= 64, subtags.allSatisfy(\.isSubtag),
            let language = subtags.popFirst(), language.isAlphabetic, language.count >= 2
        else { return nil }
        for _ in 0..<3 where language.count <= 3 { _ = take { $0.count == 3 && $0.isAlphabetic } }
        _ = take { $0.count == 4 && $0.isAlphabetic }
        _ = take { $0.count == 2 && $0.isAlphabetic || $0.count == 3 && $0.utf8.allSatisfy(\.isDigit) }
        while take(where: { $0.count >= 5 || $0.count == 4 && $0.utf8.first?.isDigit == true }) {}
        while let singleton = subtags.popFirst() {
            guard singleton.count == 1, take(where: { $0.count >= (singleton == "x" ? 1 : 2) }) else { return nil }
            while take(where: { singleton == "x" || $0.count >= 2 }) {}
        }
        rawValue = description
    }

    package var description: String { rawValue }
}

extension LanguageTag: Codable {
    package init(from decoder: any Decoder) throws { self = try decoder.text("a language's tag") }
    package func encode(to encoder: any Encoder) throws { try encoder.encode(text: self) }
}

extension Substring {
    fileprivate var isAlphabetic: Bool { utf8.allSatisfy(\.isSmall) }
    fileprivate var isSubtag: Bool { (1...8).contains(utf8.count) && utf8.allSatisfy { $0.isSmall || $0.isDigit } }
}
