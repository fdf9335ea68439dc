import Lessons

extension LanguageTag {
    /// What the language is called, where it is one of the United Nations' six; else its tag.
    func words(in language: Language) -> String {
        switch rawValue.lowercased() {
        case "ar": language("Arabic", "arabe")
        case "zh": language("Chinese", "chinois")
        case "en": language("English", "anglais")
        case "fr": language("French", "français")
        case "ru": language("Russian", "russe")
        case "es": language("Spanish", "espagnol")
        default: rawValue
        }
    }
}
