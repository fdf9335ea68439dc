package import EventSourcing
package import Lessons

extension ReviewState: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        var sheet = FactSheet(language)
        sheet.add(.symbol, text: details.symbol)
        sheet.add(.kind, details.kind)
        sheet.add(.date, details.date.map { "\($0)" })
        sheet.add(details.missions)
        sheet.add(.link, details.link.map { "\(link: $0)" })
        sheet.add(.language, text: details.language.words(in: language))
        for recommendation in recommendations { sheet.add(recommendation) }
        sheet.add(.saidFirst, lines: amended.map { language.value("\($0.number)", more: $0.value(in: language)) })
        sheet.add(claims: claims.map { ($0.claim, Review.Phase.registered) })
        return sheet.facts
    }
}

extension Recommendation {
    /// What it asks for, where the review has it, and whether nobody read it there.
    func value(in language: Language) -> FactValue {
        let place = paragraph.map { language(" (paragraph \($0))", " (paragraphe \($0))") } ?? ""
        let mark = provenance?.verified == false ? " [\(Mark.notVerified.words(in: language))]" : ""
        return FactValue(text + place + mark)
    }
}
