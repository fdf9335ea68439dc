extension CommandWords {
    static let actions: [String: CommandWords] = [
        "action.propose": CommandWords(
            "Propose a reform action",
            "Proposer une mesure",
            about: "Ask for a reform: who does what, by when, and how it would show that it worked.",
            "Demandez une réforme : qui fait quoi, pour quand, et ce qui montrerait que cela a marché."
        ),
        "action.decide": CommandWords(
            "Decide on this reform action",
            "Statuer sur cette mesure",
            about: "Accept it, wholly or in part, or set it aside for a reason.",
            "Acceptez-la, en tout ou en partie, ou écartez-la en disant pourquoi."
        ),
        "action.assign": CommandWords(
            "Assign this reform action",
            "Attribuer cette mesure",
            about: "Say which office or person answers for it.",
            "Dites quel service ou quelle personne en répond."
        ),
        "action.due": CommandWords(
            "Set when this reform action is due",
            "Fixer l’échéance de cette mesure",
            about: "Each slip is kept with its reason.",
            "Chaque report est gardé avec son motif."
        ),
        "action.progress": CommandWords(
            "Report progress",
            "Rendre compte de l’avancement",
            about: "Say how far it has come; without news it counts as silent.",
            "Dites où elle en est ; sans nouvelles, elle passe pour silencieuse."
        ),
        "action.implement": CommandWords(
            "Call this reform action implemented",
            "Déclarer cette mesure appliquée",
            about: "It is done; somebody else verifies it.",
            "C’est fait ; une autre personne le vérifie."
        ),
        "action.verify": CommandWords(
            "Verify this reform action",
            "Vérifier cette mesure",
            about: "You confirm, as somebody else and on evidence, that it is done.",
            "Vous confirmez, en tiers et preuves à l’appui, que c’est fait."
        ),
        "action.assess": CommandWords(
            "Assess this reform action",
            "Évaluer cette mesure",
            about: "It is done and verified: judge what it changed.",
            "Elle est faite et vérifiée : jugez ce qu’elle a changé."
        ),
        "action.close": CommandWords(
            "Close this reform action unimplemented",
            "Clore cette mesure sans l’appliquer",
            about: "It is given up, for a reason that stays in the record.",
            "On y renonce, pour un motif qui reste au registre."
        ),
        "action.overtake": CommandWords(
            "Call this reform action overtaken",
            "Déclarer cette mesure dépassée",
            about: "Events made it needless.",
            "Les événements l’ont rendue inutile."
        ),
        "action.reopen": CommandWords(
            "Reopen this reform action",
            "Rouvrir cette mesure",
            about: "It is taken up again, and so are the lessons that rested on its being done.",
            "Elle est reprise, comme les enseignements qui reposaient sur son application."
        ),
        "action.reclassify": CommandWords(
            "Reclassify this reform action",
            "Reclasser cette mesure",
            about: "It changes who may read it; it can’t be less sensitive than what it quotes.",
            "Cela change qui peut la lire ; elle ne peut être moins sensible que ce qu’elle cite."
        ),
    ]
}
