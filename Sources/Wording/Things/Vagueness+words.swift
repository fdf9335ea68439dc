package import Lessons

extension Vagueness: Worded {
    package func words(in language: Language) -> String {
        let open = part.words(in: language, text)
        guard let recommendation else { return open }
        return language("recommendation \(recommendation): \(open)", "recommandation \(recommendation) : \(open)")
    }
}

extension Vagueness.Part {
    fileprivate func words(in language: Language, _ verb: String?) -> String {
        switch self {
        case .actor: language("it doesn't say who is to do it", "on ne sait pas qui doit le faire")
        case .verb:
            language(
                "“\(verb ?? "")” could mean anything: say what is to be done",
                "« \(verb ?? "") » peut tout vouloir dire : dites ce qui est à faire"
            )
        case .measure:
            language("nothing tells by what it is seen to be done", "rien ne dit à quoi l’on verra que c’est fait")
        case .deadline: language("it doesn't say until when", "on ne sait pas pour quand")
        }
    }
}
