package import Lessons

extension AccessEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .granted(let granted):
            language.because(
                language("granted", "accordé") + language.colon + granted.grant.words(in: language),
                granted.why
            )
        case .revoked(let revoked):
            language.because(
                language("revoked", "retiré") + language.colon
                    + Grant(role: revoked.role, mission: revoked.mission).words(in: language),
                revoked.why
            )
        case .admitted(let admitted):
            language.because(language("admitted to", "admis à") + " " + names.name(of: admitted.thing), admitted.why)
        case .dismissed(let dismissed):
            language.because(
                language("dismissed from", "exclu de") + " " + names.name(of: dismissed.thing),
                dismissed.why
            )
        }
    }
}
