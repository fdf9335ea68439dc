extension FieldWords {
    static let instructions: [String: FieldWords] = [
        "access:role": FieldWords("Role", "Fonction"),
        "access:mission": FieldWords(
            "Mission",
            "Mission",
            help: "By code: MINUSMA. Left empty: all missions.",
            "Par code : MINUSMA. Laissé vide : toutes les missions."
        ),
        "until": FieldWords(
            "Until when",
            "Jusqu’à quand",
            help: "To the end of this day: 2027-06-30. Left empty: for good.",
            "Jusqu’à la fin de ce jour : 2027-06-30. Laissé vide : sans terme."
        ),
        "access:thing": FieldWords(
            "Strictly confidential thing",
            "Pièce strictement confidentielle",
            help: "What it is called here: O-42",
            "Son nom ici : O-42"
        ),
        "access:days": FieldWords(
            "Days until it ends",
            "Durée en jours",
            help: "Left empty: 7.",
            "Laissé vide : 7."
        ),
        "tokens:person": FieldWords(
            "Whose it is",
            "À qui il est",
            help: "By name, or by id. Left empty: your own.",
            "Par nom, ou par identifiant. Laissé vide : le vôtre."
        ),
        "tokens:name": FieldWords(
            "What it is for",
            "À quoi il sert",
            help: "So that you know it again: laptop at headquarters",
            "Pour le reconnaître : portable au siège"
        ),
        "tokens:scopes": FieldWords(
            "What it may be used for",
            "Ce qu’il permet",
            help: "None chosen: both.",
            "Si rien n’est choisi : les deux."
        ),
        "tokens:days": FieldWords("Days until it ends", "Durée en jours", help: "Left empty: 30.", "Laissé vide : 30."),
        "url": FieldWords(
            "Address to send to",
            "Adresse d’envoi",
            help: "https://example.org/debrief",
            "https://example.org/debrief"
        ),
        "types": FieldWords(
            "Types of events",
            "Types d’événements",
            help: "One a line, as the log writes them: observation.recorded. Left empty: all.",
            "Un par ligne, comme le journal les écrit : observation.recorded. Laissé vide : tous."
        ),
        "people:id": FieldWords(
            "Id",
            "Identifiant",
            help: "What events will bear, a UUID. Left empty: a new one.",
            "Ce que porteront les événements, un UUID. Laissé vide : un nouveau."
        ),
        "people:name": FieldWords(
            "Name",
            "Nom",
            help: "As others know them: Aminata Diallo",
            "L’usuel : Aminata Diallo"
        ),
        "people:address": FieldWords(
            "E-mail address",
            "Adresse électronique",
            help: "Administrators alone see it.",
            "Seuls les administrateurs la voient."
        ),
        "projections:name": FieldWords(
            "Read model",
            "Modèle de lecture",
            help: "By name: texts. Left empty: all.",
            "Par nom : texts. Laissé vide : tous."
        ),
    ]
}
