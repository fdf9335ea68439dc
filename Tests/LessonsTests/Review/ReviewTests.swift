import EventSourcing
import Lessons
import Testing

@Suite struct ReviewTests {
    private typealias Samples = ReviewSamples
    private typealias Start = Given<Review>

    @Test func itIsRegisteredAndItsRecommendationsAreEntered() throws {
        Start([]).when(.register(Samples.details, by: .analyst)).then([Samples.registered])
        Start([Samples.registered]).when(.recommend(Samples.recommendation, by: .analyst)).then([Samples.recommended])
        let first = ReviewEvent.recommended(
            ReviewRecommended(recommendation: Recommendation(number: 1, text: "Plan"), by: .analyst)
        )
        let state = try #require(Review.fold([Samples.registered, Samples.recommended, first]))
        #expect(state.recommendations.map(\.number) == [1, 4])
    }

    @Test func whatIsVagueIsToldByItsNumber() throws {
        let clear = Recommendation(number: 1, text: "The Military Adviser should drill 9 battalions before June 2027")
        let vague = Recommendation(number: 2, text: "Early warning should be strengthened")
        let history = [clear, vague].map {
            ReviewEvent.recommended(ReviewRecommended(recommendation: $0, by: .analyst))
        }
        let state = Review.fold([Samples.registered] + history)
        #expect(
            Review.vagueness(of: state) == [
                Vagueness(.actor, recommendation: 2), Vagueness(.verb, text: "strengthened", recommendation: 2),
                Vagueness(.measure, recommendation: 2), Vagueness(.deadline, recommendation: 2),
            ]
        )
    }

    @Test func aNumberStandsForOneRecommendation() {
        let history = [Samples.registered, Samples.recommended]
        Start(history).when(.recommend(Samples.recommendation, by: .stranger)).then([])
        Start(history).when(.recommend(Recommendation(number: 4, text: "Other"), by: .analyst))
            .thenRejected(.field(.number, .repeated))
        Start(history).when(.recommend(Recommendation(number: 0, text: "Other"), by: .analyst))
            .thenRejected(.field(.number, .outOfRange(1...9_999)))
    }

    @Test func anAmendedRecommendationKeepsWhatItWas() throws {
        let amended = RecommendationAmended(recommendation: Samples.better(1), why: "A corrigendum", by: .analyst)
        let history = [Samples.registered, Samples.recommended]
        Start(history).when(.amendRecommendation(Samples.better(1), why: "A corrigendum", by: .analyst))
            .then([.recommendationAmended(amended)])
        let state = try #require(Review.fold(history + [.recommendationAmended(amended)]))
        #expect(state.recommendations == [Samples.better(1)] && state.amended == [Samples.recommendation])
        Start([Samples.registered]).when(.amendRecommendation(Samples.better(1), why: "x", by: .analyst))
            .thenRejected(.rule(.unknown(.number)))
        Start(history).when(.amendRecommendation(Samples.better(1), why: "", by: .analyst))
            .thenRejected(.field(.why, .missing))
    }

    @Test(arguments: ["ftp://example.org", "https://", "example.org", "https://exa mple.org"])
    func aLinkIsAnAddressOfTheWeb(link: String) {
        var details = Samples.details
        details.link = link
        Start([]).when(.register(details, by: .analyst)).thenRejected(.field(.link, .malformed))
    }

    @Test func anImportHasEachNumberOnce() {
        var imported = Samples.imported
        imported.recommendations.append(Samples.better(0))
        Start([]).when(.import(imported)).thenRejected(.field(.number, .repeated))
    }
}
