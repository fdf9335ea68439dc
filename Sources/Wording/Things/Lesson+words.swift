package import Lessons

extension Lesson.Phase: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .proposed: language("proposed", "proposé")
        case .analysed: language("analysed", "analysé")
        case .declined: language("declined", "écarté")
        case .identified: language("identified", "retenu")
        case .tasked: language("tasked", "confié")
        case .implemented: language("implemented", "appliqué")
        case .learned: language("learned", "acquis")
        case .notEffective: language("not effective", "sans effet")
        case .superseded: language("superseded", "remplacé")
        }
    }
}

extension Lesson.Action: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .propose: language("propose", "proposer")
        case .import: language("import", "importer")
        case .amend: language("amend", "modifier")
        case .analyse: language("analyse", "analyser")
        case .decline: language("decline", "écarter")
        case .endorse: language("endorse", "retenir")
        case .task: language("task", "confier")
        case .implement: language("call implemented", "déclarer appliqué")
        case .validate: language("validate", "valider")
        case .reprove: language("prove again", "confirmer")
        case .contest: language("contest", "contester")
        case .settle: language("settle", "trancher")
        case .supersede: language("supersede", "remplacer")
        case .reopen: language("reopen", "rouvrir")
        case .reclassify: language("reclassify", "reclasser")
        }
    }
}

extension LessonKind: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .lesson: language("lesson", "enseignement")
        case .goodPractice: language("good practice", "bonne pratique")
        }
    }
}

extension LessonOutcome: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .learned: language("learned", "acquis")
        case .notEffective: language("not effective", "sans effet")
        }
    }
}
