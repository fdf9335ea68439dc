package import Wording

extension SyntaxFault: Worded {
    package func words(in language: Language) -> String {
        let why = reason.words(in: language)
        return language(
            "the body can’t be read: \(why), at byte \(offset)",
            "le corps ne peut être lu : \(why), à l’octet \(offset)"
        )
    }
}

extension SyntaxFault.Reason {
    fileprivate func words(in language: Language) -> String {
        switch self {
        case .empty: language("nothing was sent", "rien n’a été envoyé")
        case .encoding: language("it isn’t UTF-8", "ce n’est pas de l’UTF-8")
        case .byteOrderMark:
            language("it begins with a byte order mark", "il commence par un indicateur d’ordre des octets")
        case .notAnObject: language("it isn’t an object", "ce n’est pas un objet")
        case .truncated: language("it ends too early", "il finit trop tôt")
        case .trailing: language("something stands behind the object", "quelque chose suit l’objet")
        case .unexpected: language("it isn’t JSON", "ce n’est pas du JSON")
        case .duplicateName: language("a name stands there twice", "un nom figure deux fois")
        case .depth: language("it is deeper than 32 levels", "il a plus de 32 niveaux")
        case .numberTooLarge: language("a number is too large", "un nombre est trop grand")
        case .controlCharacter:
            language("a control character stands in a text", "un texte contient un caractère de commande")
        case .null: language("U+0000 stands in a text", "un texte contient U+0000")
        case .loneSurrogate:
            language("half a surrogate pair stands in a text", "un texte contient une moitié de seizet d’indirection")
        }
    }
}
