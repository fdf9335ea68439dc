import Lessons
import Testing
import Wording

@Suite struct FacetNameTests {
    @Test(arguments: Noun.allCases)
    func everyValueHasItsWord(noun: Noun) {
        for name in FacetName.allCases {
            for value in name.values(of: noun) {
                for language in Language.allCases {
                    let words = name.words(of: value.rawValue, of: noun, in: language)
                    #expect(words == value.words(in: language) && !words.contains("_"), "\(name) of \(noun): \(value)")
                }
            }
        }
    }

    @Test(
        arguments: [
            (.state, "not_effective", .lesson, "sans effet"), (.state, "verified", .observation, "vérifiée"),
            (.state, "registered", .review, "enregistré"), (.state, "drawdown", .mission, "en retrait"),
            (.state, "verified", .action, "vérifiée"), (.kind, "good_practice", .lesson, "bonne pratique"),
            (.kind, "audit", .review, "audit interne"), (.kind, "gap", .observation, "lacune"),
            (.type, "enforcement", .mission, "imposition de la paix"), (.severity, "low", .observation, "faible"),
            (.sensitivity, "confidential", .lesson, "confidentiel"), (.track, "headquarters", .action, "siège"),
            (.acceptance, "partly_accepted", .action, "acceptée en partie"),
            (.effect, "partly", .action, "en partie efficace"),
            (.implementation, "in_progress", .action, "en cours"), (.category, "training", .action, "formation"),
            (.factors, "leadership", .lesson, "encadrement"),
            (.consequences, "public_trust", .observation, "confiance du public"),
        ] as [(FacetName, String, Noun, String)]
    )
    func aValueIsReadByWhatItIsOf(name: FacetName, value: String, noun: Noun, french: String) {
        #expect(name.words(of: value, of: noun, in: .french) == french)
    }

    @Test func whatIsNoneOfTheValuesIsLeftAsItIs() {
        #expect(FacetName.missions.words(of: "MINUSMA", of: .lesson, in: .french) == "MINUSMA")
        #expect(FacetName.state.words(of: "foreseen", of: .lesson, in: .french) == "foreseen")
        #expect(FacetName.kind.words(of: "gap", of: .lesson, in: .french) == "gap")
    }
}
