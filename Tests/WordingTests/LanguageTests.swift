import Testing
import Wording

@Suite struct LanguageTests {
    @Test(
        arguments: [
            ([:], .english), (["LANG": "fr_FR.UTF-8"], .french), (["LANG": "de_DE"], .english),
            (["LANG": "fr_FR", "LC_ALL": "en_GB"], .english), (["LANG": "en_US", "LC_MESSAGES": "fr"], .french),
            (["LC_ALL": "", "LANG": "fr"], .french),
        ] as [([String: String], Language)]
    )
    func theEnvironmentChooses(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }

    @Test(
        arguments: [
            ("", .english), ("fr", .french), ("fr-CH, fr;q=0.9, en;q=0.8", .french), ("en, fr;q=0.9", .english),
            ("en;q=0.1, fr;q=0.2", .french), ("de, es", .english), ("fr;q=0, en;q=0.1", .english), (";;,", .english),
            ("fr, en", .french), ("en, fr", .english), ("de;q=0.9, fr;q=0.5, en;q=0.5", .french),
        ] as [(String, Language)]
    )
    func theBrowserChooses(header: String, language: Language) {
        #expect(Language(accepting: header) == language)
    }
}
