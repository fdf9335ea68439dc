/// The words of the page where people sign in.
package enum SignInWord: String, Phrase {
    case invitationOrToken
    case invitationHelp
    case signIn
    case withProvider
    case about
    case notInForce
    case strayed
    case denied
    case untrusted
    case withoutRole

    package func words(in language: Language) -> String {
        switch self {
        case .invitationOrToken: language("One-time sign-in or token", "Lien d’accès unique ou jeton")
        case .invitationHelp:
            language(
                "Your administrator makes one with debrief access invite. It begins with dbt_.",
                "Votre administrateur en crée un avec debrief access invite. Il commence par dbt_."
            )
        case .signIn: language("Sign in", "Entrer")
        case .withProvider: language("Sign in with your organisation’s account", "Entrer avec votre compte de service")
        case .notInForce:
            language(
                "This isn’t in force: it was used before, has ended, or isn’t complete.",
                "Ce n’est pas en vigueur : déjà utilisé, expiré ou incomplet."
            )
        case .strayed:
            language(
                "This sign-in was not begun in this browser, or was finished before: begin it again.",
                "Cette entrée n’a pas été commencée dans ce navigateur, ou est déjà terminée : recommencez-la."
            )
        case .denied:
            language(
                "Your organisation’s sign-in did not let you through.",
                "Le service d’entrée de votre organisation ne vous a pas laissé passer."
            )
        case .untrusted:
            language(
                "What your organisation’s sign-in answered can’t be taken here: begin it again, and tell your administrator if it stays so.",
                "La réponse du service d’entrée de votre organisation n’est pas recevable ici : recommencez, et prévenez votre administrateur si cela persiste."
            )
        case .withoutRole:
            language(
                "Your account is known here, and nobody has given you a role yet: ask your administrator for one.",
                "Votre compte est connu ici, et personne ne vous a encore donné de fonction : demandez-en une à votre administrateur."
            )
        case .about:
            language(
                "The lessons-learned ledger for peace operations: what was seen, what was learned, and what was done about it.",
                "Le registre des enseignements des opérations de paix : ce qui a été vu, ce qui a été appris, et ce qui en a été fait."
            )
        }
    }
}
