import Lessons

extension Vagueness: Worded {
    package func words(in language: Language) -> String {
        switch part {
        case .actor: language("it doesn't say who is to do it", "on ne sait pas qui doit le faire")
        case .verb:
            language(
                "“\(text ?? "")” could mean anything: say what is to be done",
                "« \(text ?? "") » peut tout vouloir dire : dites ce qui est à faire"
            )
        case .measure:
            language("nothing tells by what it is seen to be done", "rien ne dit à quoi l’on verra que c’est fait")
        case .deadline: language("it doesn't say until when", "on ne sait pas pour quand")
        }
    }

    fileprivate func question(in language: Language) -> String {
        switch part {
        case .actor: language("who does it", "qui le fait")
        case .verb: language("what “\(text ?? "")” means", "ce que veut dire « \(text ?? "") »")
        case .measure: language("by what it is seen to be done", "à quoi l’on verra que c’est fait")
        case .deadline: language("until when", "pour quand")
        }
    }
}

extension [Vagueness] {
    /// What is left open, in one line: `who does it, until when`.
    package func questions(in language: Language) -> String {
        map { $0.question(in: language) }.joined(separator: ", ")
    }

    /// A sentence each, and a line for each recommendation.
    package func lines(in language: Language) -> [String] {
        Dictionary(grouping: self, by: \.recommendation).sorted { $0.key ?? 0 < $1.key ?? 0 }.flatMap { number, open in
            guard let number else { return open.map { $0.words(in: language) } }
            let questions = open.questions(in: language)
            return [language("recommendation \(number): \(questions)", "recommandation \(number) : \(questions)")]
        }
    }
}
