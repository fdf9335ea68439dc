package import Lessons

extension MissionEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .opened(let opened):
            language("opened", "ouverte") + language.colon + opened.details.name
        case .imported(let imported):
            language.imported(imported.claim, as: imported.phase)
        case .claimed(let claimed):
            language.claimed(claimed.claim, as: claimed.phase)
        case .phaseChanged(let changed):
            language.because(
                changed.phase.words(in: language)
                    + (changed.since.map { language(" since ", " depuis ") + names.date($0, in: language) } ?? ""),
                changed.why
            )
        case .mandateSet(let set):
            language("mandate set", "mandat fixé")
                + (set.authority.map { language(" by \($0)", " par \($0)") } ?? "") + language.colon + set.mandate
        case .strengthAuthorised(let authorised):
            language("strength authorised", "effectif autorisé") + language.colon
                + authorised.strength.words(in: language, names)
        case .assessed(let assessed):
            language.because(
                language("assessed as ", "évaluée : ") + assessed.assessment.outcome.words(in: language)
                    + " (\(assessed.assessment.source))",
                assessed.assessment.why
            )
        case .closed(let closed):
            language.because(
                language("closed", "terminée")
                    + (closed.date.map { language(", ", " : ") + names.date($0, in: language) } ?? ""),
                closed.why
            )
        case .reclassified(let reclassified):
            language.reclassified(as: reclassified.sensitivity, reclassified.why)
        }
    }
}
