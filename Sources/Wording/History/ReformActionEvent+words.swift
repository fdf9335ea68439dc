package import Lessons

extension ReformActionEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .proposed(let proposed):
            language("proposed", "proposée") + language.colon + proposed.details.what
        case .imported(let imported):
            language.imported(imported.claim, as: imported.phase)
        case .claimed(let claimed):
            language.claimed(claimed.claim, as: claimed.phase)
        case .decided(let decided): language.because(decided.acceptance.words(in: language), decided.why)
        case .assigned(let assigned):
            language("assigned to ", "attribuée à ") + assigned.owner.value(names).text()
        case .dueMoved(let moved):
            language.because(
                moved.words(in: language, names),
                moved.why
            )
        case .progressed(let progressed):
            language("progress", "progrès") + " \(language.percent(progressed.percentage)): \(progressed.text)"
                + language.evidence(progressed.evidence)
        case .implemented(let implemented):
            language("called implemented", "déclarée appliquée") + language.evidence(implemented.evidence)
        case .verified(let verified):
            language("verified", "vérifiée") + language.evidence(verified.evidence)
        case .overtaken(let overtaken):
            language.because(language("overtaken by events", "dépassée par les événements"), overtaken.why)
        case .closed(let closed):
            language.because(language("closed unimplemented", "close sans application"), closed.why)
        case .effectAssessed(let assessed):
            language("effect assessed: ", "effet évalué : ") + assessed.effect.words(in: language)
                + language.evidence(assessed.evidence)
        case .reopened(let reopened): language.because(language("reopened", "rouverte"), reopened.why)
        case .reclassified(let reclassified):
            language.reclassified(as: reclassified.sensitivity, reclassified.why)
        }
    }
}

extension ActionDueMoved {
    fileprivate func words(in language: Language, _ names: Names) -> String {
        let to = names.date(to, in: language)
        guard let from else { return language("due on \(to)", "échéance fixée au \(to)") }
        let first = names.date(from, in: language)
        return language("due date moved from \(first) to \(to)", "échéance reportée du \(first) au \(to)")
    }
}
