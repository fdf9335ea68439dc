package import EventSourcing
package import Lessons

extension ReformActionState: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        var sheet = FactSheet(language)
        sheet.add(.acceptance, acceptance)
        sheet.add(.implementation, implementation)
        sheet.add(.effect, effect)
        sheet.add(.reason, prose: reason)
        sheet.add(.owner, details.owner?.value(names))
        let overdue: FactValue? = isOverdue(at: clock) ? FactValue(Mark.overdue.words(in: language)) : nil
        sheet.add(.due, details.due.map { language.value("\($0)", more: overdue) })
        sheet.add(.slips, lines: slips.compactMap { $0.value(in: language) })
        sheet.add(
            .progress,
            progress.map { language.value("\(language.percent($0.percentage))", more: FactValue($0.text)) }
        )
        sheet.add(.measure, prose: details.measure)
        sheet.add(.lessons, details.lessons.map { names.value(of: $0) })
        sheet.add(.recommendations, details.recommendations.map { names.value(of: $0) })
        sheet.add(.category, details.category)
        sheet.add(.track, details.track)
        sheet.add(details.missions)
        sheet.add(.evidence, lines: evidence(in: language))
        sheet.add(.reopened, prose: reopened?.why)
        sheet.add(.language, text: details.language.words(in: language))
        sheet.add(claims: claims.map { ($0.claim, $0.phase) })
        return sheet.facts
    }

    package func marks(at clock: Instant) -> Set<Mark> { isOverdue(at: clock) ? [.overdue] : [] }

    /// Why it ended without being carried out, else why it was accepted or set aside.
    private var reason: String? {
        switch implementation {
        case .overtaken: overtaken?.why
        case .closedUnimplemented: closed?.why
        case .notStarted, .inProgress, .implemented, .verified:
            decided?.acceptance == acceptance ? decided?.why : nil
        }
    }

    /// What shows each step that still stands.
    private func evidence(in language: Language) -> [FactValue] {
        let isDone = implementation == .implemented || implementation == .verified
        let steps: [(any Worded, [Evidence]?)] = [
            (Implementation.inProgress, progress?.evidence),
            (Implementation.implemented, isDone ? implemented?.evidence : nil),
            (Implementation.verified, implementation == .verified ? verified?.evidence : nil),
        ]
        return steps.flatMap { language.values(of: $1, showing: $0.words(in: language)) }
            + language.values(of: assessed?.evidence, showing: effect?.words(in: language))
    }
}

extension ActionOwner {
    /// The office, the person, or both.
    func value(_ names: Names) -> FactValue {
        [office.map { FactValue($0) }, person.map { names.value(of: $0) }].compactMap(\.self).joined(separator: ", ")
    }
}

extension ActionDueMoved {
    /// nil where there was no date before: that is no slip.
    fileprivate func value(in language: Language) -> FactValue? {
        from.map { from in
            language.value(language.value("from \(from) to \(to)", "\(from) → \(to)"), more: FactValue(why))
        }
    }
}
