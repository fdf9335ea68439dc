extension CommandWords {
    static let reviews: [String: CommandWords] = [
        "review.register": CommandWords(
            "Register a review",
            "Enregistrer un examen",
            about: "What findings come from: an inquiry, an audit, a study, an after-action review.",
            "Ce dont viennent des constats : une enquête, un audit, une étude, une analyse a posteriori."
        ),
        "review.recommend": CommandWords(
            "Add a recommendation of this review",
            "Ajouter une recommandation de cet examen",
            about: "As the review has it: lessons and actions can answer it from then on.",
            "Telle que l’examen la donne : enseignements et mesures peuvent dès lors y répondre."
        ),
        "review.amend_recommendation": CommandWords(
            "Amend a recommendation of this review",
            "Modifier une recommandation de cet examen",
            about: "The one of this number; what was said before stays in the history.",
            "Celle de ce numéro ; ce qui était dit avant reste dans l’historique."
        ),
        "review.reclassify": CommandWords(
            "Reclassify this review",
            "Reclasser cet examen",
            about: "It changes who may read it.",
            "Cela change qui peut le lire."
        ),
    ]
}
