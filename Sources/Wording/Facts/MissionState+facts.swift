package import EventSourcing
package import Lessons

extension MissionState: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        var sheet = FactSheet(language)
        sheet.add(.hostCountry, text: details.hostCountry)
        sheet.add(.type, details.type)
        sheet.add(.established, established)
        sheet.add(.closed, phase == .closed ? closed?.value(in: language) : nil)
        sheet.add(.mandate, prose: details.mandate)
        sheet.add(.objectives, lines: details.objectives.map { $0.value(in: language) })
        sheet.add(.strength, lines: strengths.map { $0.value(in: language) })
        let disagree = Set(assessments.map(\.outcome)).count > 1
        sheet.add(
            disagree ? .disagreeingAssessments : .assessments,
            lines: assessments.map { $0.value(in: language) }
        )
        sheet.add(claims: claims.map { ($0.claim, $0.phase) })
        return sheet.facts
    }

    private var established: [FactValue] {
        [details.established.map { "\($0)" }, details.establishedBy.map { FactValue($0) }].compactMap(\.self)
    }
}

extension MissionClosed {
    /// nil where neither was said, or both were redacted.
    fileprivate func value(in language: Language) -> FactValue? {
        let reason = why.isEmpty ? nil : FactValue(why)
        return date.map { language.value("\($0)", more: reason) } ?? reason
    }
}

extension Objective {
    /// `Protect civilians (clear, unresourced)`: what nobody judged is left out.
    fileprivate func value(in language: Language) -> FactValue {
        let judgements = [
            clear.map { $0 ? language("clear", "clair") : language("unclear", "peu clair") },
            achievable.map { $0 ? language("achievable", "réalisable") : language("unachievable", "irréalisable") },
            resourced.map { $0 ? language("resourced", "doté de moyens") : language("unresourced", "sans moyens") },
        ].compactMap(\.self)
        return FactValue(judgements.isEmpty ? text : "\(text) (\(judgements.joined(separator: ", ")))")
    }
}

extension Assessment {
    /// `failed: why (whose judgement, when)`.
    fileprivate func value(in language: Language) -> FactValue {
        let judge: FactValue = date.map { "\(source), \($0)" } ?? FactValue(source)
        return language.value(FactValue(outcome.words(in: language)), more: "\(why) (\(judge))")
    }
}
