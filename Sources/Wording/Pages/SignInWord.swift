/// The words of the page where people sign in.
package enum SignInWord: String, Phrase {
    case invitationOrToken
    case invitationHelp
    case signIn
    case withProvider
    case about
    case notInForce

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
                "Ce n’est pas en vigueur : déjà utilisé, expiré ou incomplet."
            )
        case .about:
            language(
                "The lessons-learned ledger for peace operations: what was seen, what was learned, and what was done about it.",
                "Le registre des enseignements des opérations de paix : ce qui a été vu, ce qui a été appris, et ce qui en a été fait."
            )
        }
    }
}
