/// The words of the page where observations are written without a connection.
package enum CaptureWord: String, Phrase {
    case capture
    case about
    case whatWasSeen
    case whatHelp
    case kind
    case gap
    case strength
    case mission
    case missionHelp
    case occurred
    case occurredHelp
    case keep
    case waiting
    case noneWaits
    case written
    case waits
    case anothers
    case nobodys
    case claim
    case sentBefore
    case edit
    case drop
    case sentAs
    case needsScript

    package func words(in language: Language) -> String {
        switch self {
        case .capture: language("Write an observation on this device", "Consigner une observation sur cet appareil")
        case .about:
            language(
                "It is kept here until there is a connection, and then sent under your name, once.",
                "Elle est gardée ici jusqu’au retour de la connexion, puis envoyée sous votre nom, une seule fois."
            )
        case .whatWasSeen: language("What was seen", "Ce qui a été vu")
        case .whatHelp:
            language(
                "One fact; the first line is its title. Name nobody.",
                "Un seul fait ; la première ligne en est le titre. Ne nommez personne."
            )
        case .kind: language("Kind", "Genre")
        case .gap: language("gap: something failed", "lacune : quelque chose a échoué")
        case .strength: language("strength: something worked", "point fort : quelque chose a fonctionné")
        case .mission: language("Mission", "Mission")
        case .missionHelp: language("Its code, if it is of one: MINUSMA", "Son code, le cas échéant : MINUSMA")
        case .occurred: language("When it happened", "Date des faits")
        case .occurredHelp:
            language(
                "As precisely as you know: 2016, 2016-07 or 2016-07-08",
                "Aussi précisément que possible : 2016, 2016-07 ou 2016-07-08"
            )
        case .keep: language("Keep and send", "Garder et envoyer")
        case .waiting: language("Waiting on this device", "En attente sur cet appareil")
        case .noneWaits: language("Nothing waits.", "Rien n’attend.")
        case .written: language("written", "écrite le")
        case .waits: language("waits for a connection", "attend une connexion")
        case .anothers:
            language(
                "somebody else wrote it here: it is sent when they sign in",
                "quelqu’un d’autre l’a écrite ici : elle partira quand cette personne entrera"
            )
        case .nobodys:
            language(
                "it was written before anybody signed in here: whoever wrote it can send it",
                "elle a été écrite avant que quelqu’un soit entré ici : qui l’a écrite peut l’envoyer"
            )
        case .claim: language("Send it as mine", "L’envoyer sous mon nom")
        case .sentBefore:
            language(
                "It was recorded before, as it was written first. Amend that one, or put this one right to record it too.",
                "Elle a déjà été enregistrée, telle qu’écrite d’abord. Modifiez celle-là, ou corrigez celle-ci pour l’enregistrer aussi."
            )
        case .edit: language("Put it right", "Corriger")
        case .drop: language("Drop it", "Abandonner")
        case .sentAs: language("Recorded as", "Enregistrée sous")
        case .needsScript:
            language(
                "Keeping observations on this device takes JavaScript.",
                "Garder des observations sur cet appareil demande JavaScript."
            )
        }
    }
}
