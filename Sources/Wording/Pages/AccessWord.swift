/// The words of the pages that say who may see and do what.
package enum AccessWord: String, Phrase {
    case access
    case ownAccess
    case person
    case roles
    case needsToKnow
    case everywhere
    case until
    case nobody
    case readers
    case readersAbout
    case by
    case tokens
    case tokenName
    case lastUsed
    case expires
    case never
    case revoke
    case grant
    case takeBack
    case invite
    case addPerson
    case makeToken
    case webhooks

    package func words(in language: Language) -> String {
        switch self {
        case .access: language("Access", "Accès")
        case .ownAccess: language("Your access", "Vos accès")
        case .person: language("Person", "Personne")
        case .roles: language("Roles", "Fonctions")
        case .needsToKnow: language("On the need-to-know list of", "Dans le besoin d’en connaître de")
        case .everywhere: language("all missions", "toutes les missions")
        case .until: language("until", "jusqu’au")
        case .nobody: language("Nobody.", "Personne.")
        case .readers: language("Who may read", "Qui peut lire")
        case .readersAbout:
            language(
                "By the roles and need-to-know lists that were in force on the day shown.",
                "Selon les fonctions et les listes en vigueur au jour montré."
            )
        case .by: language("Because of", "En raison de")
        case .tokens: language("Tokens in force", "Jetons en vigueur")
        case .tokenName: language("Name", "Nom")
        case .lastUsed: language("Last used", "Dernier usage")
        case .expires: language("Expires", "Expire")
        case .never: language("never", "jamais")
        case .revoke: language("Revoke", "Révoquer")
        case .grant: language("Give a role", "Donner une fonction")
        case .takeBack: language("Take a role back", "Retirer une fonction")
        case .invite: language("Invite somebody", "Inviter quelqu’un")
        case .addPerson: language("Add a person", "Ajouter une personne")
        case .makeToken: language("Make a token", "Créer un jeton")
        case .webhooks: language("Webhooks", "Points d’envoi")
        }
    }
}
