package import UseCases
package import Wording

extension RowFault: Worded {
    /// Without anything that was sent.
    package func words(in language: Language) -> String {
        switch self {
        case .syntax(let english): language(english, "ne peut être lu")
        case .missing: language("is missing", "manque")
        case .unreadable(_, let expected):
            language("\(expected) is wanted", "il faut \(Wanted(expected).words(in: .french))")
        case .unknownField: language("nothing here has such a field", "rien ici n’a un tel champ")
        case .repeated: ParameterWord.repeated.words(in: language)
        case .dangling: language("it names something that isn't here", "désigne quelque chose qui n’est pas ici")
        case .closed: language("stands here, and isn't open to you", "se trouve ici et ne vous est pas ouvert")
        case .refused: language("is refused", "est refusé")
        }
    }
}
