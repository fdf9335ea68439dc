package import EventSourcing
package import Lessons

extension LessonState: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        var sheet = FactSheet(language)
        sheet.add(.statement, prose: details.statement)
        sheet.add(.rootCause, prose: details.rootCause)
        sheet.add(.kind, details.kind)
        sheet.add(.observations, details.observations.map { names.value(of: $0) })
        sheet.add(.recommendations, details.recommendations.map { names.value(of: $0) })
        sheet.add(.factors, details.factors)
        sheet.add(details.missions)
        sheet.add(.appliesTo, details.missionTypes)
        sheet.add(.inPhase, details.missionPhases)
        sheet.add(.actions, actions.map { names.value(of: $0) })
        let lapsed: FactValue? = isLapsed(at: clock) ? FactValue(Mark.lapsed.words(in: language)) : nil
        sheet.add(.reviewOn, reviewOn.map { language.value("\($0)", more: lapsed) })
        sheet.add(.reason, prose: reason)
        sheet.add(.contested, lines: contests.map(\.why).filter { !$0.isEmpty }.map { FactValue($0) })
        sheet.add(.evidence, lines: evidence(in: language))
        sheet.add(.supersededBy, superseded.map { names.value(of: $0.replacement) })
        sheet.add(.reopened, reopened.flatMap { $0.value(in: language, names) })
        sheet.add(.language, text: details.language.words(in: language))
        sheet.add(.titleFirst, original.title, now: details.title)
        sheet.add(.saidFirst, original.statement, now: details.statement)
        sheet.add(claims: claims.map { ($0.claim, $0.phase) })
        return sheet.facts
    }

    package func marks(at clock: Instant) -> Set<Mark> {
        var marks: Set<Mark> = []
        if isContested { marks.insert(.contested) }
        if isLapsed(at: clock) { marks.insert(.lapsed) }
        return marks
    }

    /// Why it was set aside.
    private var reason: String? {
        switch phase {
        case .declined: declined?.why
        case .superseded: superseded?.why
        case .proposed, .analysed, .identified, .tasked, .implemented, .learned, .notEffective: nil
        }
    }

    /// What was validated is shown as long as it holds.
    private func evidence(in language: Language) -> [FactValue] {
        let holds = phase == .learned || phase == .notEffective
        let contested = Mark.contested.words(in: language)
        return language.values(
            of: holds ? validated?.evidence : nil,
            showing: validated?.outcome.words(in: language)
        )
            + language.values(of: holds ? reproved?.evidence : nil, showing: language("proved again", "confirmé"))
            + contests.flatMap { language.values(of: $0.evidence, showing: contested) }
    }
}

extension LessonReopened {
    /// `O-5, O-7: it happened again`, or why alone.
    fileprivate func value(in language: Language, _ names: Names) -> FactValue? {
        guard !recurrences.isEmpty else { return why.isEmpty ? nil : FactValue(why) }
        return language.value(
            recurrences.map { names.value(of: $0) }.joined(separator: ", "),
            more: FactValue(why)
        )
    }
}
