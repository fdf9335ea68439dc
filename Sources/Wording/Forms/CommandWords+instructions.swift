extension CommandWords {
    static let instructions: [String: CommandWords] = [
        "access/grant": CommandWords(
            "Give a role",
            "Donner une fonction",
            about: "What the role opens in the mission, this person may read and do from then on.",
            "Ce que la fonction ouvre dans la mission, cette personne peut dès lors le lire et le faire."
        ),
        "access/revoke": CommandWords(
            "Take a role back",
            "Retirer une fonction",
            about: "What the role opened is closed to this person from then on.",
            "Ce que la fonction ouvrait est dès lors fermé à cette personne."
        ),
        "access/admit": CommandWords(
            "Put somebody on a need-to-know list",
            "Admettre quelqu’un qui a besoin d’en connaître",
            about: "The strictly confidential thing opens to this person, if they hold a role there.",
            "La pièce strictement confidentielle s’ouvre à cette personne, si elle y a une fonction."
        ),
        "access/dismiss": CommandWords(
            "Take somebody off a need-to-know list",
            "Retirer quelqu’un de la liste des personnes admises",
            about: "The strictly confidential thing is closed to this person from then on.",
            "La pièce strictement confidentielle est dès lors fermée à cette personne."
        ),
        "access/invite": CommandWords(
            "Invite somebody",
            "Inviter quelqu’un",
            about: "It makes a one-time sign-in, which you hand over yourself: nothing sends it.",
            "Cela crée un accès à usage unique, que vous remettez vous-même : rien ne l’envoie."
        ),
        "tokens": CommandWords(
            "Make a token",
            "Créer un jeton",
            about: "A program signs in with it; it is shown once.",
            "Un programme s’en sert pour entrer ; il n’est montré qu’une fois."
        ),
        "tokens/{token}/revoke": CommandWords(
            "Take this token out of force",
            "Révoquer ce jeton",
            about: "Whoever signs in with it is turned away from then on.",
            "Qui s’en sert est dès lors refusé."
        ),
        "webhooks": CommandWords(
            "Add a webhook",
            "Ajouter un point d’envoi",
            about: "Events that you may read are sent to an address as they are recorded.",
            "Les événements que vous pouvez lire sont envoyés à une adresse dès leur enregistrement."
        ),
        "webhooks/{webhook}/remove": CommandWords(
            "End this webhook",
            "Supprimer ce point d’envoi",
            about: "Nothing is sent there any more.",
            "Plus rien n’y est envoyé."
        ),
        "webhooks/{webhook}/retry": CommandWords(
            "Try this webhook again",
            "Réessayer ce point d’envoi",
            about: "Sending goes on from where it stopped.",
            "L’envoi reprend là où il s’est arrêté."
        ),
        "people": CommandWords(
            "Add a person",
            "Ajouter une personne",
            about: "The log holds an id alone; the name is kept beside it, where it can be forgotten.",
            "Le journal n’a qu’un identifiant ; le nom est gardé à part, où il peut être oublié."
        ),
        "people/{person}/forget": CommandWords(
            "Forget this person",
            "Oublier cette personne",
            about: "Their name and address go for good; what they did stays under their id.",
            "Son nom et son adresse disparaissent à jamais ; ses actes restent sous son identifiant."
        ),
        "projections/{name}/rebuild": CommandWords(
            "Build this read model anew",
            "Reconstruire ce modèle de lecture",
            about: "From the first event on; the old one answers meanwhile.",
            "Depuis le premier événement ; l’ancien répond entre-temps."
        ),
        "projections/retry": CommandWords(
            "Try again what is parked",
            "Réessayer ce qui est en attente",
            about: "Each stream that couldn’t be read is read again from its first event.",
            "Chaque flux resté illisible est relu depuis son premier événement."
        ),
        "events/{position}/redaction": CommandWords(
            "Ask for a redaction",
            "Demander un caviardage",
            about: "The event’s record would go for good; somebody else approves or refuses.",
            "L’écriture de l’événement disparaîtrait à jamais ; une autre personne approuve ou refuse."
        ),
        "events/{position}/redaction/approve": CommandWords(
            "Approve this redaction",
            "Approuver ce caviardage",
            about: "The event’s record goes now, for good; its digest and the reason stay.",
            "L’écriture disparaît maintenant, à jamais ; son empreinte et le motif restent."
        ),
        "events/{position}/redaction/refuse": CommandWords(
            "Refuse this redaction",
            "Refuser ce caviardage",
            about: "The event’s record stays.",
            "L’écriture de l’événement reste."
        ),
    ]
}
