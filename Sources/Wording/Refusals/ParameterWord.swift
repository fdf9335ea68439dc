/// What is wrong with a parameter, behind its name.
package enum ParameterWord: Worded, Equatable {
    case beyondLog
    case excludes(String)
    case missionCode
    case oneOf([String])
    case position
    case range(ClosedRange<Int>)
    case repeated
    case truth
    case unknown

    package func words(in language: Language) -> String {
        switch self {
        case .beyondLog:
            language("is a position that the log doesn’t have yet", "est une position que le journal n’a pas encore")
        case .excludes(let other): language("doesn’t go with \(other)", "ne va pas avec \(other)")
        case .missionCode: language("is a mission’s code", "est le code d’une mission")
        case .oneOf(let values):
            language("is one of \(values.joined(separator: ", "))", "est parmi \(values.joined(separator: ", "))")
        case .position: language("is a position", "est une position")
        case .range(let range):
            language(
                "is from \(range.lowerBound) to \(range.upperBound)",
                "va de \(range.lowerBound) à \(range.upperBound)"
            )
        case .repeated: language("stands there twice", "figure deux fois")
        case .truth: language("is true or false", "vaut true ou false")
        case .unknown: language("isn’t taken here", "n’est pas pris ici")
        }
    }
}
