import EventSourcing
import Lessons
import Testing
import Wording

@Suite struct ReviewFactsTests {
    @Test func everythingThatAReviewSays() throws {
        let details = ReviewDetails(
            title: "The inquiry",
            symbol: "S/1999/1257",
            kind: .independentInquiry,
            date: try date("1999-12-15"),
            missions: [try code("UNAMIR")],
            link: "https://undocs.org/S/1999/1257",
            language: .english,
            sensitivity: .unclassified
        )
        let unread = Recommendation(
            number: 1,
            text: "Plan for the worst",
            paragraph: "V.1",
            provenance: Provenance(verified: false)
        )
        let imported = ReviewImported(details: details, recommendations: [unread], claim: .sample)
        let better = Recommendation(number: 1, text: "Plan for the worst case", paragraph: "V.1")
        let review = Review.fold([
            .imported(imported),
            .recommended(ReviewRecommended(recommendation: Recommendation(number: 2, text: "Read it"), by: .lena)),
            .recommendationAmended(RecommendationAmended(recommendation: better, why: "Read again", by: .lena)),
        ])
        let (english, french) = try review.lines(.sample, at: "2026-01-01")
        #expect(
            english == [
                "symbol: S/1999/1257", "kind: independent inquiry", "date: 15 December 1999",
                "missions: [mission UNAMIR]", "link: [https://undocs.org/S/1999/1257]", "language: English",
                "recommendation 1: ¶ Plan for the worst case (paragraph V.1)", "recommendation 2: ¶ Read it",
                "said first: | 1: Plan for the worst (paragraph V.1) [not verified]",
                "claims: | S/1999/1257 (III.1): registered, said by the inquiry, [https://example.org/1]",
            ]
        )
        #expect(
            french == [
                "cote: S/1999/1257", "genre: enquête indépendante", "date: 15 décembre 1999",
                "missions: [mission UNAMIR]", "lien: [https://undocs.org/S/1999/1257]", "langue: anglais",
                "recommandation 1: ¶ Plan for the worst case (paragraphe V.1)", "recommandation 2: ¶ Read it",
                "texte d’origine: | 1 : Plan for the worst (paragraphe V.1) [non vérifié]",
                "affirmations: | S/1999/1257 (III.1) : enregistré, affirmé par the inquiry, [https://example.org/1]",
            ]
        )
    }
}
