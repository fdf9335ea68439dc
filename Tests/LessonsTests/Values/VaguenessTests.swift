import Lessons
import Testing

@Suite struct VaguenessTests {
    private func parts(_ text: String, _ language: LanguageTag = .english) -> [Vagueness.Part] {
        Recommendation(number: 1, text: text).vagueness(in: language).map(\.part)
    }

    @Test(arguments: [
        "The Secretariat should train all contingents before they deploy.",
        "The Force Commander must hold 4 drills by the end of 2027",
        "Four drills a year should be held by each battalion within six months.",
    ])
    func whatSaysWhoWhatByWhatAndUntilWhenIsNotVague(_ text: String) {
        #expect(parts(text) == [])
    }

    @Test(arguments: [
        ("The Secretariat should consider all options before 2027", Vagueness.Part.verb),
        ("It should train all contingents before they deploy", .actor),
        ("All contingents should be trained before 2027", .actor),
        ("The Secretariat should train contingents before they deploy", .measure),
        ("The Secretariat should train all contingents", .deadline),
    ])
    func whatLacksOnePartIsToldSo(_ text: String, _ part: Vagueness.Part) {
        #expect(parts(text) == [part])
    }

    @Test func frenchIsReadAsFrench() throws {
        let french = try #require(LanguageTag("fr-CD"))
        #expect(parts("Le Secrétariat devrait former tous les contingents avant 2027", french) == [])
        let vague = Recommendation(number: 1, text: "Le dispositif doit être renforcé").vagueness(in: french)
        #expect(vague.map(\.part) == Vagueness.Part.allCases && vague[1].text == "renforcé")
    }

    @Test func whatIsInAnotherLanguageIsLeftAlone() throws {
        #expect(parts("Hay que mejorar la alerta temprana", try #require(LanguageTag("es"))) == [])
    }

    @Test func whatStandsInFieldsOfItsOwnIsNotMissedInTheText() {
        var details = ActionSamples.details
        #expect(details.vagueness == [])
        (details.what, details.owner, details.due, details.measure) = ("Improve training", nil, nil, nil)
        #expect(
            details.vagueness == [
                Vagueness(.actor), Vagueness(.verb, text: "improve"), Vagueness(.measure), Vagueness(.deadline),
            ]
        )
        details.due = .sample("2027")
        #expect(details.vagueness.map(\.part) == [.actor, .verb, .measure])
    }
}
