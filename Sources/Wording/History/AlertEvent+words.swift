package import Lessons

extension AlertEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .raised(let raised):
            language.because(language("raised", "déclenchée"), raised.details.rule.value(in: language, names).text())
        case .imported(let imported):
            language.imported(imported.claim, as: imported.phase)
        case .claimed(let claimed):
            language.claimed(claimed.claim, as: claimed.phase)
        case .acknowledged: language("acknowledged", "prise en charge")
        case .confirmed(let confirmed):
            language.because(language("confirmed", "confirmée"), confirmed.why) + language.evidence(confirmed.evidence)
        case .dismissed(let dismissed): language.because(language("dismissed", "écartée"), dismissed.why)
        case .reconsidered(let reconsidered):
            language.because(language("looked into again", "réexaminée"), reconsidered.why)
        }
    }
}
