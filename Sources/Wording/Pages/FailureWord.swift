/// Why a page can't be shown, by the kind of problem that the interface for programs has for it.
package enum FailureWord: String, Phrase {
    case notFound
    case forbidden
    case foreignOrigin
    case expiredForm
    case unavailable
    case tooMany
    case past
    case unreadable
    case day
    case refused
    case broken
    case goHome
    case openNow
    case tryAgain

    /// The one that says what a kind of problem means: `not-found`.
    package init(problem kind: String) {
        self =
            switch kind {
            case "not-found": .notFound
            case "forbidden", "insufficient-scope": .forbidden
            case "foreign-origin": .foreignOrigin
            case "expired-form": .expiredForm
            case "unavailable", "timeout", "rebuilding", "behind", "clock", "outcome-unknown", "identity-provider":
                .unavailable
            case "too-many-requests": .tooMany
            case "internal": .broken
            case "past": .past
            case "malformed-path", "malformed-query", "invalid-parameters", "invalid-fields", "unanswerable", "page",
                "out-of-range":
                .unreadable
            default: .refused
            }
    }

    package func words(in language: Language) -> String {
        switch self {
        case .notFound:
            language(
                "Nothing here goes by this name, or it isn’t open to you.",
                "Rien ici ne porte ce nom, ou ce n’est pas ouvert pour vous."
            )
        case .forbidden:
            language("This takes another role than yours.", "Cela demande une autre fonction que la vôtre.")
        case .foreignOrigin:
            language("Another site’s page sent this: it was not taken.", "Envoi refusé : il vient d’un autre site.")
        case .expiredForm:
            language(
                "The form is of an earlier sign-in: go back, reload it and send it again.",
                "Le formulaire date d’une session précédente : revenez, rechargez-le et renvoyez-le."
            )
        case .unavailable:
            language(
                "Debrief can’t answer just now. Nothing was recorded: try again in a moment.",
                "Debrief ne peut pas répondre pour l’instant. Rien n’a été enregistré : réessayez dans un moment."
            )
        case .tooMany: language("Too many requests: wait a little.", "Trop de demandes : attendez un peu.")
        case .past:
            language(
                "You are looking at the past, and nothing is added to that: what is recorded is recorded now.",
                "Vous regardez le passé, et rien ne s’y ajoute : ce qui est consigné l’est maintenant."
            )
        case .unreadable:
            language("The address can’t be read like this.", "L’adresse ne peut être lue ainsi.")
        case .day: language("Nothing can be shown as of this day.", "Rien ne peut être montré à cette date.")
        case .refused: language("It was refused.", "C’est refusé.")
        case .broken: language("Something went wrong here.", "Une erreur s’est produite ici.")
        case .openNow: language("Open the form as of now", "Ouvrir le formulaire à ce jour")
        case .goHome: language("Home", "Accueil")
        case .tryAgain: language("Try again", "Réessayer")
        }
    }
}
