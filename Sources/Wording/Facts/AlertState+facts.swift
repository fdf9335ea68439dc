package import EventSourcing
package import Lessons

extension AlertState: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        var sheet = FactSheet(language)
        sheet.add(.rule, details.rule.value(in: language, names))
        sheet.add(.position, "\(Int(details.rule.position))")
        sheet.add(.factors, details.rule.factors)
        sheet.add(.lesson, details.rule.lesson.map { names.value(of: $0) })
        sheet.add(.observations, details.rule.observations.map { names.value(of: $0) })
        sheet.add(details.missions)
        let escalated: FactValue? = isEscalated(at: clock) ? FactValue(Mark.escalated.words(in: language)) : nil
        sheet.add(.escalatedAfter, escalatedAfter.map { language.value("\(WorldDate(dayOf: $0))", more: escalated) })
        sheet.add(.reason, prose: reason)
        let isConfirmed = phase == .confirmed
        sheet.add(
            .evidence,
            lines: language.values(of: isConfirmed ? confirmed?.evidence : nil, showing: phase.words(in: language))
        )
        sheet.add(claims: claims.map { ($0.claim, $0.phase) })
        return sheet.facts
    }

    package func marks(at clock: Instant) -> Set<Mark> { isEscalated(at: clock) ? [.escalated] : [] }

    /// Why it is where it is.
    private var reason: String? {
        switch phase {
        case .raised: nil
        case .acknowledged: reconsidered?.why
        case .confirmed: confirmed?.why
        case .dismissed: dismissed?.why
        }
    }
}

extension AlertRule {
    /// What was found and by which measure: `3 failures within 90 days (at least 3 are wanted): O-1, O-2, O-3`.
    func value(in language: Language, _ names: Names) -> FactValue {
        switch self {
        case .earlyWarning(let warning):
            let count = warning.observations.count
            return language.value(
                language.value(
                    "\(count) failures within \(Int(warning.windowDays)) days (it takes \(warning.threshold))",
                    "\(count) échecs en \(Int(warning.windowDays)) jours (il en faut \(warning.threshold))"
                ),
                more: warning.observations.map { names.value(of: $0) }.joined(separator: ", ")
            )
        case .recurrence(let recurrence):
            let (observation, lesson) = (names.value(of: recurrence.observation), names.value(of: recurrence.lesson))
            let shared = recurrence.sharedWords
            let (likeness, threshold) = (language.percent(recurrence.likeness), language.percent(recurrence.threshold))
            return language.value(
                "\(observation) is like \(lesson): \(shared) words in common, \(likeness) (it takes \(threshold))",
                "\(observation) ressemble à \(lesson) : \(shared) mots communs, \(likeness) (il en faut \(threshold))"
            )
        }
    }
}
