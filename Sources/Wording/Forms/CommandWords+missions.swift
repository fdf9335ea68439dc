extension CommandWords {
    static let missions: [String: CommandWords] = [
        "mission.open": CommandWords(
            "Open a mission",
            "Ouvrir une mission",
            about: "From then on observations, lessons and actions can be of this mission.",
            "Dès lors, observations, enseignements et mesures peuvent être de cette mission."
        ),
        "mission.set_mandate": CommandWords(
            "Set this mission’s mandate",
            "Fixer le mandat de cette mission",
            about: "The mandate and its objectives as they are from now on; the earlier ones stay in the history.",
            "Le mandat et ses objectifs tels qu’ils sont désormais ; les précédents restent dans l’historique."
        ),
        "mission.authorise_strength": CommandWords(
            "Authorise a strength for this mission",
            "Autoriser un effectif pour cette mission",
            about: "How strong it may be from a day on.",
            "L’effectif permis à partir d’un jour donné."
        ),
        "mission.change_phase": CommandWords(
            "Change this mission’s phase",
            "Changer la phase de cette mission",
            about: "From planning to drawdown; that it has ended is said by closing it.",
            "De la planification au retrait ; sa fin se dit en la closant."
        ),
        "mission.assess": CommandWords(
            "Assess this mission",
            "Évaluer cette mission",
            about: "Add a judgement of what it came to; others may disagree, and all of them stay.",
            "Ajoutez un jugement sur ce qu’elle a donné ; d’autres peuvent différer, et tous restent."
        ),
        "mission.close": CommandWords(
            "Close this mission",
            "Clore cette mission",
            about: "It has ended.",
            "Elle a pris fin."
        ),
        "mission.reclassify": CommandWords(
            "Reclassify this mission",
            "Reclasser cette mission",
            about: "It changes who may read it.",
            "Cela change qui peut la lire."
        ),
    ]
}
