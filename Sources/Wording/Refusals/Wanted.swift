/// What a value has to be that can't be read, as decoding says it in English.
package struct Wanted: Worded {
    /// What begins a list of the words that are taken.
    private static let oneOf = "one of "

    private static let french: [String: String] = [
        "several fields": "plusieurs champs",
        "a list": "une liste",
        "a text": "un texte",
        "true or false": "true ou false",
        "a number": "un nombre",
        "a whole number": "un nombre entier",
        "a date": "une date : 2016, 2016-07, 2016-07-08 ou 2016-07-08/2016-07-11",
        "an instant such as 2016-07-08T12:00:00.000000Z": "un instant tel que 2016-07-08T12:00:00.000000Z",
        "a mission's code": "le code d’une mission",
        "a rating such as B2": "une cote telle que B2",
        "degrees": "des degrés en décimales : 16.2717",
        "a language's tag": "le code d’une langue : fr",
        "a UUID": "un UUID",
        "64 hexadecimal digits, lower case": "64 chiffres hexadécimaux, en minuscules",
        "a position, at least 1": "une position, au moins 1",
        "a review and a number": "un examen et un numéro",
        "an id": "un identifiant",
    ]

    private let english: String

    package init(_ english: String) {
        self.english = english
    }

    package func words(in language: Language) -> String {
        if let said = Self.french[english] { return language(english, said) }
        if english.hasPrefix(Self.oneOf) {
            return language(english, "l’un de ceux-ci : \(english.dropFirst(Self.oneOf.count))")
        }
        return language(english, "autre chose")
    }
}
