import Lessons

extension Claim {
    /// Who claims what: `S/1999/1257 (III.1): learned, said by the inquiry`.
    func value(as phase: some Worded, in language: Language) -> FactValue {
        let claimed = language.value("\(source) (\(externalId))", more: FactValue(phase.words(in: language)))
        let said = claimedBy.map { language("said by \($0)", "affirmé par \($0)") }.map { FactValue($0) }
        return [claimed, said, link.map { "\(link: $0)" }].compactMap(\.self).joined(separator: ", ")
    }
}
