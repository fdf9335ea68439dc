package import Lessons

extension ObservationEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .recorded(let recorded):
            language("logged", "consignée") + language.colon + recorded.details.title
                + language("; occurred ", " ; faits : ") + names.date(recorded.details.occurred, in: language)
        case .imported(let imported):
            language.imported(imported.claim, as: imported.phase)
        case .claimed(let claimed):
            language.claimed(claimed.claim, as: claimed.phase)
        case .amended(let amended):
            language.changes(
                language.because(language("amended", "modifiée"), amended.why),
                amended.changes.words(in: language, names)
            )
        case .resubmitted: language("submitted again", "soumise à nouveau")
        case .verified(let verified):
            language("verified", "vérifiée") + (verified.rating.map { ", \($0)" } ?? "")
        case .returned(let returned): language.because(language("returned", "renvoyée"), returned.why)
        case .rejected(let rejected): language.because(language("rejected", "rejetée"), rejected.why)
        case .reconsidered(let reconsidered):
            language.because(language("taken up again", "réexaminée"), reconsidered.why)
        case .merged(let merged):
            language("merged into \(names.name(of: merged.into))", "fusionnée avec \(names.name(of: merged.into))")
        case .unmerged(let unmerged): language.because(language("stands by itself again", "dissociée"), unmerged.why)
        case .reclassified(let reclassified):
            language.reclassified(as: reclassified.sensitivity, reclassified.why)
        case .withdrawn(let withdrawn): language.because(language("withdrawn", "retirée"), withdrawn.why)
        case .consentWithdrawn:
            language("the source's consent was withdrawn", "consentement de la source retiré")
        }
    }
}
