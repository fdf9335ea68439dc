package import Lessons

extension ReviewEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .registered(let registered):
            language("registered", "enregistré") + language.colon + registered.details.title
        case .imported(let imported):
            language.imported(imported.claim, as: Review.Phase.registered)
        case .claimed(let claimed):
            language.claimed(claimed.claim, as: Review.Phase.registered)
        case .recommended(let recommended):
            language("recommendation", "recommandation")
                + " \(recommended.recommendation.number): \(recommended.recommendation.text)"
        case .recommendationAmended(let amended):
            language.because(
                language(
                    "recommendation \(amended.recommendation.number) amended",
                    "recommandation \(amended.recommendation.number) modifiée"
                ),
                amended.why
            )
        case .reclassified(let reclassified):
            language.reclassified(as: reclassified.sensitivity, reclassified.why)
        }
    }
}
