extension FieldWords {
    /// Of why something is done.
    static let reasons: [String: FieldWords] = [
        "why": FieldWords("Why", "Motif"),
        "observation.amend:why": FieldWords(
            "Why it is amended",
            "Pourquoi la modifier",
            help: "The patrol’s log gives another hour.",
            "Le journal de la patrouille donne une autre heure."
        ),
        "observation.return:why": FieldWords(
            "What is to be made better",
            "Ce qui est à améliorer",
            help: "So that whoever logged it knows what to do: Say which relay it was.",
            "De sorte que son auteur sache quoi faire : Dites de quel relais il s’agit."
        ),
        "observation.reject:why": FieldWords(
            "Why it is not to stand",
            "Pourquoi ne pas la garder",
            help: "It stays in the record, with this.",
            "Elle reste au registre, avec ce motif."
        ),
        "observation.reconsider:why": FieldWords("Why it is taken up again", "Pourquoi la réexaminer"),
        "observation.unmerge:why": FieldWords("Why they are two after all", "Pourquoi elles sont bien deux"),
        "observation.withdraw:why": FieldWords("Why it is taken back", "Pourquoi la retirer"),
        "lesson.contest:why": FieldWords("What speaks against it", "Ce qui parle contre lui"),
        "lesson.settle:why": FieldWords("What it is settled on", "Sur quoi c’est tranché"),
        "lesson.supersede:why": FieldWords("Why the other takes its place", "Pourquoi l’autre le remplace"),
        "lesson.reopen:why": FieldWords("Why it is taken up again", "Pourquoi le reprendre"),
        "action.decide:why": FieldWords(
            "Why",
            "Motif",
            help: "Needed where it is rejected or not relevant.",
            "Nécessaire si elle est rejetée ou sans objet."
        ),
        "action.due:why": FieldWords(
            "Why the date is set or moved",
            "Pourquoi fixer ou reporter l’échéance",
            help: "It is kept with every earlier slip: The supplier delivers in May.",
            "Gardé avec chaque report précédent : Le fournisseur livre en mai."
        ),
        "action.overtake:why": FieldWords("What made it needless", "Ce qui l’a rendue inutile"),
        "action.reopen:why": FieldWords("Why it is taken up again", "Pourquoi la reprendre"),
        "alert.confirm:why": FieldWords(
            "What shows that it is so",
            "Ce qui montre que c’est le cas",
            help: "Three patrols report the same relay.",
            "Trois patrouilles signalent le même relais."
        ),
        "alert.dismiss:why": FieldWords(
            "Why there is nothing in it",
            "Pourquoi elle est sans objet",
            help: "All three tell of the one outage of 3 May.",
            "Les trois parlent de la seule panne du 3 mai."
        ),
        "alert.reconsider:why": FieldWords("Why it is looked into again", "Pourquoi la réexaminer"),
        "mission.change_phase:why": FieldWords(
            "Why",
            "Motif",
            help: "Needed where a closed mission is taken up again.",
            "Nécessaire si une mission terminée est reprise."
        ),
        "access/admit:why": FieldWords("Why they need to know", "Pourquoi cette personne a besoin d’en connaître"),
        "events:why": FieldWords(
            "Why",
            "Motif",
            help: "Without what is to go: this stays.",
            "Sans ce qui doit disparaître : ceci reste."
        ),
    ]
}
