/// The words of the page of a search.
package enum SearchWord: String, Phrase {
    case search
    case words
    case wordsHelp
    case among
    case find
    case nothing

    package func words(in language: Language) -> String {
        switch self {
        case .search: language("Search", "Recherche")
        case .words: language("Words", "Mots")
        case .wordsHelp:
            language(
                "“two words” stand together, or means either, −word leaves out.",
                "« deux mots » vont ensemble, or veut dire l’un ou l’autre, −mot exclut."
            )
        case .among: language("Among", "Parmi")
        case .find: language("Search", "Chercher")
        case .nothing: language("Nothing was found.", "Rien n’a été trouvé.")
        }
    }
}

extension Language {
    /// What leads from a thing to the texts that say what it was found by.
    package func searchInstead(of words: String) -> String {
        self("Search all texts for “\(words)” instead", "Chercher plutôt « \(words) » dans tous les textes")
    }

    /// How many were found, and instead of what.
    package func found(_ count: Int, meant: String?, insteadOf typed: String) -> String {
        let counted = count == 1 ? self("1 found", "1 résultat") : self("\(count) found", "\(count) résultats")
        guard let meant else { return counted }
        return self(
            "Nothing has “\(typed)”; for “\(meant)”: \(counted)",
            "Rien pour « \(typed) » ; pour « \(meant) » : \(counted)"
        )
    }
}
