extension FieldWords {
    /// Of what things of several sorts have.
    static let things: [String: FieldWords] = [
        "title": FieldWords("Title", "Titre"),
        "missions": FieldWords(
            "Missions",
            "Missions",
            help: "By code: MINUSMA",
            "Par code : MINUSMA"
        ),
        "factors": FieldWords(
            "What made it so",
            "Ce qui en est la cause",
            help: "All that apply.",
            "Tout ce qui vaut."
        ),
        "recommendations": FieldWords(
            "Recommendations that it answers",
            "Recommandations auxquelles cela répond",
            help: "The review and the number in it, one a line: R-3/4",
            "L’examen et le numéro, un par ligne : R-3/4"
        ),
        "language": FieldWords(
            "Language that it is written in",
            "Langue du texte",
            help: "Its tag: en, fr, ar",
            "Son code : fr, en, ar"
        ),
        "sensitivity": FieldWords(
            "Sensitivity",
            "Confidentialité",
            help: "What is strictly confidential is open to those alone who are on its need-to-know list.",
            "Le strictement confidentiel n’est ouvert qu’aux personnes admises, qui ont besoin d’en connaître."
        ),
        "provenance": FieldWords("Where it comes from", "Provenance"),
        "provenance.verified": FieldWords(
            "Read in its source",
            "Lu à la source",
            help: "Whether somebody read it in the document itself.",
            "Si quelqu’un l’a lu dans le document même."
        ),
        "provenance.synthetic": FieldWords(
            "Made up",
            "Fictif",
            help: "Whether it only shows or tries something.",
            "Si cela sert seulement à montrer ou à essayer quelque chose."
        ),
        "changes": FieldWords("What it says", "Ce que cela dit"),
        "evidence": FieldWords(
            "Evidence",
            "Éléments de preuve",
            help: "What shows that it is so: a report, a test, a figure.",
            "Ce qui le montre : un rapport, un essai, un chiffre."
        ),
        "evidence.text": FieldWords(
            "What it is, and what it shows",
            "Ce que c’est, et ce que cela montre",
            help: "Radio test of 3 May: 14 of 14 relays answered.",
            "Essai radio du 3 mai : 14 relais sur 14 ont répondu."
        ),
        "evidence.source": FieldWords(
            "Who keeps it or says it",
            "Qui le détient ou l’affirme",
            help: "An office or a role: Force signals officer",
            "Un service ou une fonction : officier des transmissions"
        ),
        "link": FieldWords(
            "Where it can be read",
            "Où le lire",
            help: "Its address: https://undocs.org/S/1999/1257",
            "Son adresse : https://undocs.org/S/1999/1257"
        ),
        "sha256": FieldWords(
            "SHA-256 digest of the document",
            "Empreinte SHA-256 du document",
            help: "64 hexadecimal digits, as sha256sum shows them: the document itself stays where it is.",
            "64 chiffres hexadécimaux, comme sha256sum les affiche : le document reste où il est."
        ),
        "person": FieldWords(
            "Person",
            "Personne",
            help: "By name, or by id.",
            "Par son nom, ou son identifiant."
        ),
        "paragraph": FieldWords(
            "Paragraph",
            "Paragraphe",
            help: "As the review numbers it: 45 (b)",
            "Selon la numérotation de l’examen : 45 b)"
        ),
    ]
}
