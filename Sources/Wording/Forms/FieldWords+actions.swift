extension FieldWords {
    static let actions: [String: FieldWords] = [
        "what": FieldWords(
            "What is to be done",
            "Ce qui est à faire",
            help:
                "Who does what, and by when: The Field Support Division gives every relay a spare battery before June.",
            "Qui fait quoi, et pour quand : La Division de l’appui dote chaque relais d’une batterie avant juin."
        ),
        "action:lessons": FieldWords(
            "Lessons that it is for",
            "Enseignements visés",
            help: "One a line: L-12. A lesson or a recommendation at least.",
            "Un par ligne : L-12. Au moins un enseignement ou une recommandation."
        ),
        "category": FieldWords("Category", "Catégorie"),
        "track": FieldWords("Where it is carried out", "Où elle est menée"),
        "owner": FieldWords("Who answers for it", "Qui en répond"),
        "owner.office": FieldWords(
            "Office",
            "Service",
            help: "A unit, a department or a member state: Field Support Division",
            "Une unité, un département ou un État membre : Division de l’appui"
        ),
        "due": FieldWords(
            "By when it is due",
            "Échéance",
            help: "A day or a month: 2027-06-30",
            "Un jour ou un mois : 2027-06-30"
        ),
        "measure": FieldWords(
            "What would show that it worked",
            "Ce qui montrerait que cela a marché",
            help: "No relay down for more than an hour in six months.",
            "Aucun relais en panne plus d’une heure en six mois."
        ),
        "acceptance": FieldWords("Decision", "Décision"),
        "action.progress:text": FieldWords(
            "How far it has come",
            "Où elle en est",
            help: "What was done since the last report, and what stands in the way.",
            "Ce qui a été fait depuis le dernier compte rendu, et ce qui fait obstacle."
        ),
        "percentage": FieldWords("Per cent done", "Pourcentage accompli", help: "0 to 100", "De 0 à 100"),
        "effect": FieldWords("What it did", "Ce qu’elle a produit"),
    ]
}
