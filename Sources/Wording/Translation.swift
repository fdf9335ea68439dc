/// The same in every language.
package struct Translation: Worded {
    private let english: String
    private let french: String

    init(_ english: String, _ french: String) {
        (self.english, self.french) = (english, french)
    }

    package func words(in language: Language) -> String { language(english, french) }
}
