/// A sentence that asks somebody to do something, taken apart by its words. It knows English and French, and errs.
struct Promise {
    private static let duties: Set<Substring> = [
        "should", "shall", "must", "will", "devrait", "devraient", "doit", "doivent", "devra", "devront",
    ]
    /// What stands before a duty and is nobody.
    private static let nobody: Set<Substring> = ["it", "there", "this", "il", "on", "cela", "ceci"]
    /// What stands between a duty and its verb.
    private static let passive: Set<Substring> = ["be", "être", "se", "s"]
    private static let agents: Set<Substring> = ["by", "par"]
    /// How the verbs begin that anything can be called.
    private static let vague = [
        "consider", "explor", "strengthen", "enhanc", "improv", "promot", "encourag", "foster", "ensur", "address",
        "endeavo", "striv", "seek", "facilitat", "renforc", "amélior", "envisag", "étudi", "favoris", "promouv",
        "veill",
        "efforc", "facilit",
    ]
    private static let measures: Set<Substring> = [
        "each", "every", "all", "none", "half", "percent", "chaque", "tous", "toutes", "aucun", "aucune", "moitié",
    ]
    private static let deadlines: Set<Substring> = [
        "within", "before", "until", "annually", "yearly", "monthly", "quarterly", "weekly", "daily", "avant", "ici",
        "sous", "délai", "annuellement",
    ]

    /// In lower case, without what stands between them.
    private let words: [Substring]

    /// nil for a text in a language that it doesn't know.
    init?(_ text: String, in language: LanguageTag) {
        guard ["en", "fr"].contains(language.rawValue.lowercased().prefix { $0 != "-" }) else { return nil }
        words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "%" }
    }

    /// The parts that it doesn't have.
    var open: [Vagueness.Part] {
        Vagueness.Part.allCases.filter { part in
            switch part {
            case .actor: !namesActor
            case .verb: vagueVerb != nil
            case .measure: !words.contains { Self.measures.contains($0) || $0.isFigure }
            case .deadline: !words.contains { Self.deadlines.contains($0) || $0.isYear }
            }
        }
    }

    /// What is to be done, where that could be anything.
    var vagueVerb: String? {
        let verbs = (duty.map { words[($0 + 1)...] } ?? words[...]).drop { Self.passive.contains($0) }
        return verbs.first.flatMap { verb in
            Self.vague.contains { verb.hasPrefix($0) } ? String(verb) : nil
        }
    }

    private var duty: Int? { words.firstIndex { Self.duties.contains($0) } }

    private var namesActor: Bool {
        guard let duty, duty > 0, !Self.nobody.contains(words[duty - 1]) else { return false }
        let rest = words[(duty + 1)...]
        guard let first = rest.first, Self.passive.contains(first) else { return true }
        return rest.contains { Self.agents.contains($0) }
    }
}

extension Substring {
    fileprivate var isFigure: Bool { contains("%") || (first?.isNumber == true && !isYear) }

    fileprivate var isYear: Bool { utf8.count == 4 && (hasPrefix("19") || hasPrefix("20")) && allSatisfy(\.isNumber) }
}
