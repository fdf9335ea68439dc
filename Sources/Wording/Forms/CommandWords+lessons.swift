extension CommandWords {
    static let lessons: [String: CommandWords] = [
        "lesson.propose": CommandWords(
            "Propose a lesson",
            "Proposer un enseignement",
            about: "Draw a lesson or a good practice from observations and recommendations that are here.",
            "Tirez un enseignement ou une bonne pratique d’observations et de recommandations qui sont ici."
        ),
        "lesson.amend": CommandWords(
            "Amend this lesson",
            "Modifier cet enseignement",
            about: "What was said before stays in its history.",
            "Ce qui était dit avant reste dans son historique."
        ),
        "lesson.analyse": CommandWords(
            "Analyse this lesson",
            "Analyser cet enseignement",
            about: "Say what lies behind it, so that a manager can decide on it.",
            "Dites ce qui est derrière, pour qu’un dirigeant puisse statuer."
        ),
        "lesson.endorse": CommandWords(
            "Endorse this lesson",
            "Retenir cet enseignement",
            about: "It is identified from then on: somebody has to act on it.",
            "Il est dès lors retenu : quelqu’un doit agir."
        ),
        "lesson.decline": CommandWords(
            "Decline this lesson",
            "Écarter cet enseignement",
            about: "It is set aside before it is endorsed, for a reason that stays in the record.",
            "Il est écarté avant d’être retenu, pour un motif qui reste au registre."
        ),
        "lesson.task": CommandWords(
            "Task this lesson",
            "Confier cet enseignement",
            about: "The reform actions that you name are to carry it out.",
            "Les mesures que vous désignez doivent l’appliquer."
        ),
        "lesson.implement": CommandWords(
            "Call this lesson implemented",
            "Déclarer cet enseignement appliqué",
            about: "All of its reform actions are verified or overtaken; whether it worked is judged next.",
            "Toutes ses mesures sont vérifiées ou dépassées ; reste à juger si cela a marché."
        ),
        "lesson.validate": CommandWords(
            "Validate this lesson",
            "Valider cet enseignement",
            about: "Judge, on evidence and as somebody else, whether what was done has worked.",
            "Jugez, preuves à l’appui et en tiers, si ce qui a été fait a marché."
        ),
        "lesson.reprove": CommandWords(
            "Prove this lesson again",
            "Confirmer cet enseignement",
            about: "It still holds: show it, and say until when.",
            "Il vaut toujours : montrez-le, et dites jusqu’à quand."
        ),
        "lesson.contest": CommandWords(
            "Contest this lesson",
            "Contester cet enseignement",
            about: "Hold evidence against it: it bears that mark until it is settled.",
            "Opposez-lui des preuves : il en porte la marque jusqu’à ce que ce soit tranché."
        ),
        "lesson.settle": CommandWords(
            "Settle what is held against this lesson",
            "Trancher ce qui est opposé à cet enseignement",
            about: "Answer it, and the mark goes.",
            "Répondez-y, et la marque disparaît."
        ),
        "lesson.supersede": CommandWords(
            "Supersede this lesson",
            "Remplacer cet enseignement",
            about: "Another one takes its place; this one points to it.",
            "Un autre prend sa place ; celui-ci y renvoie."
        ),
        "lesson.reopen": CommandWords(
            "Reopen this lesson",
            "Rouvrir cet enseignement",
            about: "It happened again, or something else speaks for looking at it anew.",
            "C’est arrivé de nouveau, ou autre chose invite à le revoir."
        ),
        "lesson.reclassify": CommandWords(
            "Reclassify this lesson",
            "Reclasser cet enseignement",
            about: "It changes who may read it; it can’t be less sensitive than what it quotes.",
            "Cela change qui peut le lire ; il ne peut être moins sensible que ce qu’il cite."
        ),
    ]
}
