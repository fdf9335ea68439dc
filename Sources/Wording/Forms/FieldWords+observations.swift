extension FieldWords {
    static let observations: [String: FieldWords] = [
        "observation:title": FieldWords(
            "Title",
            "Titre",
            help: "Left empty, it is the first line of what was seen.",
            "Laissé vide, c’est la première ligne de ce qui a été vu."
        ),
        "observation.amend:title": FieldWords("Title", "Titre"),
        "observation:observation": FieldWords(
            "What was seen",
            "Ce qui a été vu",
            help: "One fact, as it was: The radio net failed between Gao and Ansongo.",
            "Un fait, tel quel : Le réseau radio est tombé entre Gao et Ansongo."
        ),
        "discussion": FieldWords(
            "Why it was so",
            "Pourquoi",
            help: "What led to it, at length: The relay’s batteries were eight years old.",
            "Ce qui y a mené, en détail : Les batteries du relais avaient huit ans."
        ),
        "conclusion": FieldWords(
            "What follows from it",
            "Ce qui s’ensuit",
            help: "Relays can’t be relied on without spare batteries.",
            "On ne peut compter sur des relais sans batteries de rechange."
        ),
        "observation:recommendation": FieldWords(
            "What should be done",
            "Ce qu’il faudrait faire",
            help: "Give every relay a spare battery.",
            "Doter chaque relais d’une batterie de rechange."
        ),
        "observation:kind": FieldWords(
            "Gap or strength",
            "Lacune ou point fort",
            help: "What worked counts as much as what failed.",
            "Ce qui a marché compte autant que ce qui a failli."
        ),
        "occurred": FieldWords(
            "When it happened",
            "Quand cela s’est passé",
            help: "As precisely as you know: 2016, 2016-07, 2016-07-08 or 2016-07-08/2016-07-11",
            "Aussi précisément que vous le savez : 2016, 2016-07, 2016-07-08 ou 2016-07-08/2016-07-11"
        ),
        "reported": FieldWords(
            "When it was reported",
            "Quand il en a été rendu compte",
            help: "As precisely as you know: 2016-07-12",
            "Aussi précisément que vous le savez : 2016-07-12"
        ),
        "place": FieldWords("Where it was", "Où"),
        "place.name": FieldWords(
            "Name of the place",
            "Nom du lieu",
            help: "Gao, the bridge of Wabaria",
            "Gao, le pont de Wabaria"
        ),
        "place.latitude": FieldWords(
            "Degrees north",
            "Degrés nord",
            help: "In decimals, negative in the south: 16.2717",
            "En décimales, négatifs au sud : 16.2717"
        ),
        "place.longitude": FieldWords(
            "Degrees east",
            "Degrés est",
            help: "In decimals, negative in the west: -0.0447",
            "En décimales, négatifs à l’ouest : -0.0447"
        ),
        "missionPhase": FieldWords("Phase of the mission then", "Phase de la mission à ce moment"),
        "consequences": FieldWords(
            "What came of it",
            "Ce qui en a résulté",
            help: "All that apply.",
            "Tout ce qui vaut."
        ),
        "severity": FieldWords("How severe it was", "Gravité"),
        "rating": FieldWords(
            "How far it is to be believed",
            "Crédit à lui accorder",
            help: "The Admiralty code, the source from A to F and what it says from 1 to 6: B2",
            "Le code de l’Amirauté, la source de A à F et ce qu’elle dit de 1 à 6 : B2"
        ),
        "attribution": FieldWords("To whom it is put down", "À qui l’attribuer"),
        "attribution.mode": FieldWords(
            "How",
            "Comment",
            help: "Sealed, nobody whom it is from is named. Who logs it stands in its history.",
            "Sous scellé, la source n’est pas nommée. Qui la consigne figure dans son historique."
        ),
        "attribution.person": FieldWords(
            "Who saw it",
            "Qui l’a vu",
            help: "Where it is put down to somebody by name: their name, or their id.",
            "Si l’attribution est nominative : le nom, ou l’identifiant."
        ),
        "attribution.role": FieldWords(
            "What they do there",
            "Sa fonction sur place",
            help: "Patrol leader, civil affairs officer",
            "Chef de patrouille, officier des affaires civiles"
        ),
        "attribution.consent": FieldWords("They agreed to be named", "La personne consent à être nommée"),
        "attachments": FieldWords(
            "Documents that go with it",
            "Documents joints",
            help: "They are kept elsewhere, and known here by their digests.",
            "Ils sont conservés ailleurs, et connus ici par leur empreinte."
        ),
        "attachments.name": FieldWords("Name of the document", "Nom du document", help: "report.pdf", "rapport.pdf"),
        "review": FieldWords(
            "Review that it is from",
            "Examen dont elle est tirée",
            help: "What it is called here: R-3",
            "Son nom ici : R-3"
        ),
        "target": FieldWords(
            "The observation that stays",
            "L’observation qui demeure",
            help: "What it is called here: O-42",
            "Son nom ici : O-42"
        ),
    ]
}
