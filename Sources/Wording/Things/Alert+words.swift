package import Lessons

extension Alert.Phase: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .raised: language("raised", "déclenchée")
        case .acknowledged: language("acknowledged", "prise en charge")
        case .confirmed: language("confirmed", "confirmée")
        case .dismissed: language("dismissed", "écartée")
        }
    }
}

extension Alert.Action: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .raise: language("raise", "déclencher")
        case .import: language("import", "importer")
        case .acknowledge: language("acknowledge", "prendre en charge")
        case .confirm: language("confirm", "confirmer")
        case .dismiss: language("dismiss", "écarter")
        case .reconsider: language("reconsider", "réexaminer")
        }
    }
}

extension AlertRule.Kind: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .earlyWarning: language("early warning", "alerte précoce")
        case .recurrence: language("recurrence", "récidive")
        }
    }
}

extension AlertTitle: Worded {
    /// `Early warning in MINUSMA: leadership`.
    package func words(in language: Language) -> String {
        let codes = missions.map(\.rawValue).joined(separator: ", ")
        let place = codes.isEmpty ? "" : language(" in \(codes)", " (\(codes))")
        let named = factors.map { $0.words(in: language) }.joined(separator: ", ")
        let words = kind.words(in: language) + place
        return words.prefix(1).uppercased() + language.because(words, named).dropFirst()
    }
}

extension Language {
    /// What a thing of a sort is called: as it was written, and of what rules call in no language, in this one.
    package func title(_ title: String, of noun: Noun) -> String {
        guard noun == .alert else { return title }
        return AlertTitle(title)?.words(in: self) ?? title
    }
}
