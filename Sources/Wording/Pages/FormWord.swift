/// What stands in every form.
package enum FormWord: String, Phrase {
    case required
    case moreFields
    case oneMore
    case yes
    case no
    case notSaid
    case choose
    case toCorrect
    case alreadySent
    case changedMeanwhile
    case changedSince
    case checkAndSend
    case cancel
    case noSuchField
    case severalThings
    case severalPeople
    case nobody
    case taken
    case staysSaid
    case shownOnce
    case handOver
    case madeBefore
    case makeAnother
    case done

    package func words(in language: Language) -> String {
        switch self {
        case .required: language("required", "obligatoire")
        case .moreFields: language("More", "Plus de champs")
        case .oneMore: language("One more", "En ajouter")
        case .yes: language("Yes", "Oui")
        case .no: language("No", "Non")
        case .notSaid: language("Not said", "Non précisé")
        case .choose: language("Choose…", "Choisissez…")
        case .toCorrect: language("Not recorded yet: this is to be put right", "Pas encore enregistré : à corriger")
        case .alreadySent:
            language(
                "This form was sent before, filled in otherwise. Send it again to record it as it stands now.",
                "Ce formulaire a déjà été envoyé, rempli autrement. Renvoyez-le pour l’enregistrer tel qu’il est."
            )
        case .changedMeanwhile: language("It was changed meanwhile", "Cela a changé entre-temps")
        case .changedSince: language("What happened since you opened it", "Ce qui s’est passé depuis son ouverture")
        case .checkAndSend:
            language(
                "What you wrote stands below and is not recorded. Look it over and send it again, if it still holds.",
                "Ce que vous avez écrit figure plus bas, non enregistré. Relisez-le et renvoyez-le s’il vaut encore."
            )
        case .cancel: language("Back without recording", "Revenir sans enregistrer")
        case .noSuchField: language("nothing here has such a field", "rien ici n’a un tel champ")
        case .severalThings:
            language("several things here are called so: say which", "plusieurs choses portent ce nom : dites laquelle")
        case .severalPeople:
            language(
                "several people are called so: take the id",
                "plusieurs personnes portent ce nom : prenez l’identifiant"
            )
        case .nobody: language("nobody here is called so", "personne ici ne porte ce nom")
        case .taken: language("there is one of this name already", "ce nom est déjà pris")
        case .staysSaid:
            language(
                "what was once said can be said otherwise, but not taken out",
                "ce qui a été dit peut être dit autrement, mais non enlevé"
            )
        case .shownOnce:
            language(
                "Copy it now: it is shown this once, and nobody can look it up.",
                "Copiez-le maintenant : il n’est montré qu’une fois, et personne ne peut le retrouver."
            )
        case .handOver:
            language(
                "Hand this address over: it signs its reader in, once.",
                "Remettez cette adresse : elle fait entrer qui la lit, une fois."
            )
        case .madeBefore:
            language(
                "It was made already, when this form was first sent, and what it gives was shown once. If nobody copied it, take it back and make another.",
                "C’est déjà fait, au premier envoi de ce formulaire, et ce qu’il donne n’a été montré qu’une fois. Si personne ne l’a copié, retirez-le et créez-en un autre."
            )
        case .makeAnother: language("Make another", "En créer un autre")
        case .done: language("Done", "Terminé")
        }
    }
}
