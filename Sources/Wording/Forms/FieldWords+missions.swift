extension FieldWords {
    static let missions: [String: FieldWords] = [
        "mission:code": FieldWords(
            "Code",
            "Code",
            help: "Capital letters, digits and hyphens; it never changes: MINUSMA",
            "Capitales, chiffres et traits d’union ; il ne change jamais : MINUSMA"
        ),
        "mission:name": FieldWords("Name", "Nom"),
        "hostCountry": FieldWords("Host country", "Pays hôte"),
        "mission:type": FieldWords("Type of mission", "Type de mission"),
        "establishedBy": FieldWords(
            "What established it",
            "Acte de création",
            help: "Security Council resolution 2100 (2013)",
            "Résolution 2100 (2013) du Conseil de sécurité"
        ),
        "established": FieldWords(
            "When it was established",
            "Date de création",
            help: "As precisely as you know: 2013-04-25",
            "Aussi précisément que vous le savez : 2013-04-25"
        ),
        "mandate": FieldWords(
            "Mandate",
            "Mandat",
            help: "In its own words or in yours, at most 20,000 characters.",
            "Dans ses termes ou les vôtres, 20 000 caractères au plus."
        ),
        "objectives": FieldWords("What the mandate asks for", "Ce que demande le mandat"),
        "objectives.text": FieldWords(
            "Objective",
            "Objectif",
            help: "One of them: Protect civilians under imminent threat",
            "L’un d’eux : Protéger les civils sous la menace imminente"
        ),
        "objectives.clear": FieldWords("Is it clear?", "Est-il clair ?"),
        "objectives.achievable": FieldWords("Can it be achieved?", "Est-il réalisable ?"),
        "objectives.resourced": FieldWords("Are there means for it?", "A-t-il les moyens voulus ?"),
        "authority": FieldWords(
            "On whose authority",
            "Selon quel acte",
            help: "Security Council resolution 2227 (2015)",
            "Résolution 2227 (2015) du Conseil de sécurité"
        ),
        "strength": FieldWords("Authorised strength", "Effectif autorisé"),
        "strength.from": FieldWords("From when on", "À partir de quand", help: "2015-06-29", "2015-06-29"),
        "strength.military": FieldWords("Military", "Militaires", help: "How many: 11240", "Combien : 11240"),
        "strength.police": FieldWords("Police", "Policiers", help: "How many: 1440", "Combien : 1440"),
        "strength.civilian": FieldWords("Civilians", "Civils", help: "How many: 1180", "Combien : 1180"),
        "mission:phase": FieldWords("New phase", "Nouvelle phase"),
        "since": FieldWords(
            "Since when",
            "Depuis quand",
            help: "As precisely as you know: 2013-07-01",
            "Aussi précisément que vous le savez : 2013-07-01"
        ),
        "assessment": FieldWords("Judgement", "Jugement"),
        "assessment.outcome": FieldWords("What the mission came to", "Ce qu’a donné la mission"),
        "assessment.why": FieldWords("Reasons", "Raisons"),
        "assessment.source": FieldWords(
            "Whose judgement it is",
            "De qui est ce jugement",
            help: "An office or a document: Independent strategic review, S/2018/…",
            "Un service ou un document : Examen stratégique indépendant, S/2018/…"
        ),
        "assessment.date": FieldWords(
            "When it was made",
            "Quand il a été porté",
            help: "As precisely as you know: 2018-06",
            "Aussi précisément que vous le savez : 2018-06"
        ),
        "mission.close:date": FieldWords(
            "When it ended",
            "Quand elle a pris fin",
            help: "As precisely as you know: 2023-12-31",
            "Aussi précisément que vous le savez : 2023-12-31"
        ),
    ]
}
