/// Something in a free text that looks as if it told who somebody is. A hint, no judgement: it misses some, and takes some
/// places for people.
package struct PersonalDataHint: Sendable, Equatable {
    package enum Kind: Sendable {
        case name
        case mailAddress
        case telephone
    }

    package let kind: Kind
    /// As it stands in the text.
    package let text: String

    package init(kind: Kind, text: String) {
        (self.kind, self.text) = (kind, text)
    }

    /// What stands before a name.
    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "capt", "captain", "col", "colonel", "maj", "major", "lt", "lieutenant", "gen",
        "general", "sgt", "sergeant", "cpl", "corporal", "pvt", "private", "brigadier", "commander", "m", "mme", "mlle",
        "capitaine", "commandant", "sergent",
    ]

    /// The first one in a text.
    package static func first(in text: String) -> PersonalDataHint? {
        let words = text.split { $0.isWhitespace }.map { $0.trimmingPunctuation }
        for (index, word) in words.enumerated() {
            if word.isMailAddress { return PersonalDataHint(kind: .mailAddress, text: String(word)) }
            let title = word.lowercased().filter { $0 != "." }
            if titles.contains(title), index + 1 < words.count, words[index + 1].isCapitalised, word.isCapitalised {
                return PersonalDataHint(kind: .name, text: "\(word) \(words[index + 1])")
            }
        }
        return telephone(in: text)
    }

    /// Digits with the signs between them that telephone numbers have, after a plus or nine of them at least.
    private static func telephone(in text: String) -> PersonalDataHint? {
        let runs = text.split { !($0.isASCII && $0.isNumber) && !"+()/. ".contains($0) && $0 != "-" }
        for run in runs {
            let digits = run.count { $0.isNumber }
            let isDialled = run.contains("+") && digits >= 8
            let isLong = digits >= 9 && !run.contains("/") && !run.contains { $0 == "-" && digits == 8 }
            guard isDialled || isLong else { continue }
            return PersonalDataHint(kind: .telephone, text: String(run.trimmingPunctuation))
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmingPunctuation: Substring {
        let start = drop { !$0.isLetter && !$0.isNumber && $0 != "+" }
        guard let last = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return "" }
        return start[...last]
    }

    fileprivate var isCapitalised: Bool { first?.isUppercase == true && dropFirst().contains { $0.isLowercase } }

    fileprivate var isMailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasSuffix(".")
    }
}
