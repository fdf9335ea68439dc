extension FieldWords {
    static let reviews: [String: FieldWords] = [
        "review:kind": FieldWords("Kind of review", "Nature de l’examen"),
        "symbol": FieldWords(
            "Symbol",
            "Cote",
            help: "What it is cited as: S/1999/1257",
            "Ce sous quoi on le cite : S/1999/1257"
        ),
        "review:date": FieldWords(
            "Date",
            "Date",
            help: "As precisely as you know: 1999-12-15",
            "Aussi précisément que vous le savez : 1999-12-15"
        ),
        "review:recommendation": FieldWords("Recommendation", "Recommandation"),
        "recommendation.number": FieldWords(
            "Number",
            "Numéro",
            help: "As the review numbers it, from 1.",
            "Selon la numérotation de l’examen, à partir de 1."
        ),
        "recommendation.text": FieldWords("What it asks for", "Ce qu’elle demande"),
    ]
}
