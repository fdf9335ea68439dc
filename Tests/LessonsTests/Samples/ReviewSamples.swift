import EventSourcing
import Lessons

/// A review, and what may happen to it.
enum ReviewSamples: AggregateSamples {
    typealias Subject = Review

    static let details = ReviewDetails(
        title: "Independent inquiry into the actions of the United Nations during the 1994 genocide in Rwanda",
        symbol: "S/1999/1257",
        kind: .independentInquiry,
        date: .sample("1999-12-16"),
        missions: [.minusma],
        link: "https://example.org/S/1999/1257",
        language: .english,
        sensitivity: .unclassified,
        provenance: Provenance(verified: true)
    )
    static let recommendation = Recommendation(
        number: 4,
        text: "Build a better capacity for early warning.",
        paragraph: "IV",
        provenance: Provenance(verified: false)
    )
    static let registered = ReviewEvent.registered(ReviewRegistered(details: details, by: .analyst))
    static let recommended = ReviewEvent.recommended(ReviewRecommended(recommendation: recommendation, by: .analyst))
    static let imported = ReviewImported(details: details, recommendations: [recommendation], claim: .sample)

    static let events: [ReviewEvent] = [
        registered, .imported(imported), .claimed(imported), recommended,
        .recommendationAmended(RecommendationAmended(recommendation: better(0), why: "A corrigendum", by: .analyst)),
        .reclassified(ReviewReclassified(sensitivity: .confidential, why: "It names witnesses", by: .manager)),
    ]

    static let byways = [[registered, recommended]]

    static func history(to phase: Review.Phase) -> [ReviewEvent] {
        switch phase {
        case .registered: [registered]
        }
    }

    static func command(_ action: Review.Action, by person: PersonID, variant: Int) -> ReviewCommand {
        switch action {
        case .register: .register(details, by: person)
        case .import: .import(imported(variant))
        case .recommend: .recommend(Recommendation(number: variant + 1, text: "Do it"), by: person)
        case .amendRecommendation: .amendRecommendation(better(variant), why: "Reason \(variant)", by: person)
        case .reclassify: .reclassify(variant % 2 == 0 ? .confidential : .unclassified, why: "Reason", by: person)
        }
    }

    static func better(_ variant: Int) -> Recommendation {
        Recommendation(number: 4, text: "Build a better capacity for early warning, \(variant).")
    }

    private static func imported(_ variant: Int) -> ReviewImported {
        var imported = imported
        imported.details.title += " (\(variant))"
        return imported
    }

    static func broken(_ state: ReviewState?) -> String? {
        guard let numbers = state?.recommendations.map(\.number) else { return nil }
        return numbers == Set(numbers).sorted() ? nil : "numbers out of order, or twice"
    }
}
