package import Lessons

extension FieldFault: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .missing: language("is missing", "manque")
        case .tooLong(let limit):
            language("is longer than \(limit) characters", "dépasse \(limit) caractères")
        case .notAllowed: language("can't be that here", "n’est pas admis ici")
        case .malformed: language("isn't of the form that it has to have", "n’a pas la forme voulue")
        case .outOfRange(let range):
            language(
                "is not between \(range.lowerBound) and \(range.upperBound)",
                "n’est pas entre \(range.lowerBound) et \(range.upperBound)"
            )
        case .repeated: language("has the same twice", "contient un doublon")
        case .inFuture: language("lies in the future", "est dans l’avenir")
        case .inPast: language("lies in the past", "est dans le passé")
        case .noCalendarDate:
            language(
                "is neither a day nor a month nor a year: 2027-03-31, 2027-03 or 2027",
                "n’est ni un jour, ni un mois, ni une année : 2027-03-31, 2027-03 ou 2027"
            )
        }
    }
}
