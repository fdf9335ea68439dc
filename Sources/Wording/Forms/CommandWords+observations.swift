extension CommandWords {
    static let observations: [String: CommandWords] = [
        "observation.record": CommandWords(
            "Log an observation",
            "Consigner une observation",
            about: "One sentence is enough; the rest can come later.",
            "Une phrase suffit ; le reste peut venir plus tard."
        ),
        "observation.amend": CommandWords(
            "Amend this observation",
            "Modifier cette observation",
            about: "What was said before stays in its history.",
            "Ce qui était dit avant reste dans son historique."
        ),
        "observation.verify": CommandWords(
            "Verify this observation",
            "Vérifier cette observation",
            about: "You confirm that it is so: lessons can rest on it from then on.",
            "Vous confirmez que c’est ainsi : des enseignements peuvent dès lors reposer sur elle."
        ),
        "observation.return": CommandWords(
            "Return this observation",
            "Renvoyer cette observation",
            about: "It goes back to whoever logged it, to be made better.",
            "Elle retourne à son auteur, pour être améliorée."
        ),
        "observation.resubmit": CommandWords(
            "Submit this observation again",
            "Soumettre à nouveau cette observation",
            about: "It was returned or withdrawn, and is to be looked at again.",
            "Renvoyée ou retirée, elle est à revoir."
        ),
        "observation.reject": CommandWords(
            "Reject this observation",
            "Rejeter cette observation",
            about: "It is not to stand: nothing rests on it, and it stays in the record.",
            "Elle n’est pas retenue : rien ne repose sur elle, et elle reste au registre."
        ),
        "observation.reconsider": CommandWords(
            "Reconsider this observation",
            "Réexaminer cette observation",
            about: "It was rejected, and is submitted again.",
            "Rejetée, elle est de nouveau soumise."
        ),
        "observation.merge": CommandWords(
            "Merge this observation into another",
            "Fusionner cette observation avec une autre",
            about: "Both say the same: the other one stays, and this one points to it.",
            "Les deux disent la même chose : l’autre demeure, et celle-ci y renvoie."
        ),
        "observation.unmerge": CommandWords(
            "Let this observation stand by itself again",
            "Dissocier cette observation",
            about: "It isn’t what it was merged into, and is submitted again.",
            "Elle diffère de celle avec qui on l’a fusionnée, et est de nouveau soumise."
        ),
        "observation.withdraw": CommandWords(
            "Withdraw this observation",
            "Retirer cette observation",
            about: "It is taken back; it stays in the record, and can be submitted again.",
            "Elle est retirée ; elle reste au registre, et peut être soumise à nouveau."
        ),
        "observation.withdraw_consent": CommandWords(
            "Withdraw the source’s consent",
            "Retirer le consentement de la source",
            about: "Whoever saw it is no longer named; earlier records stay as they are, unless they are redacted.",
            "Qui l’a vu n’est plus nommé ; les écritures d’avant restent, sauf à les caviarder."
        ),
        "observation.reclassify": CommandWords(
            "Reclassify this observation",
            "Reclasser cette observation",
            about: "It changes who may read it; it can’t be less sensitive than what it quotes.",
            "Cela change qui peut la lire ; elle ne peut être moins sensible que ce qu’elle cite."
        ),
    ]
}
